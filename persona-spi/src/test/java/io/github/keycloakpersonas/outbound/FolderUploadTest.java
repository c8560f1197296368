package io.github.keycloakpersonas.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into a folder. */
class FolderUploadTest {

    private static final byte[] FILE = "evidence".getBytes(StandardCharsets.UTF_8);
    private static final QueuedContent CONTENT = new QueuedContent(part -> part == 0 ? FILE : QueuedContent.END);

    @TempDir
    private Path folder;

    private static Delivery delivery(String key) {
        return new Delivery(
                "d1",
                "r1",
                "access",
                "archive",
                "csv",
                new Delivery.StoredFile(key, "text/csv", FILE.length, Sha256.of(FILE)),
                Delivery.Progress.queued(Instant.EPOCH),
                Instant.EPOCH,
                "u1");
    }

    @Test
    void areThereWithAllOfTheirContent() throws IOException {
        FolderUpload upload = new FolderUpload(folder);
        upload.put(delivery("r1/access/a.csv"), CONTENT);
        assertThat(folder.resolve("r1/access/a.csv")).hasBinaryContent(FILE);
        // Again, as after a crash before it was recorded.
        upload.put(delivery("r1/access/a.csv"), CONTENT);
        assertThat(folder.resolve("r1/access")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void neverOverwriteOthers() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "another");
        assertThatThrownBy(() -> new FolderUpload(folder).put(delivery("a.csv"), CONTENT))
                .isInstanceOfSatisfying(UploadFailure.class, failure -> {
                    assertThat(failure.word()).isEqualTo("other-file-there");
                    assertThat(failure.isForGood()).isTrue();
                });
        assertThat(folder.resolve("a.csv")).hasContent("another");
    }

    @Test
    void stayInside() throws IOException {
        Path elsewhere = Files.createTempDirectory(folder.getParent(), "elsewhere");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        FolderUpload upload = new FolderUpload(folder);
        for (String key : new String[] {"../a.csv", "x/../../a.csv", "/a.csv", ".", "link/a.csv"}) {
            assertThatThrownBy(() -> upload.put(delivery(key), CONTENT))
                    .as(key)
                    .isInstanceOf(UploadFailure.class)
                    .hasMessage("outside");
        }
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(folder.resolveSibling("a.csv")).doesNotExist();
        Files.delete(elsewhere);
    }

    @Test
    void areNotPutWhereNoFolderIs() {
        assertThatThrownBy(() -> new FolderUpload(folder.resolve("unmounted")).put(delivery("a.csv"), CONTENT))
                .hasMessage("no-folder");
        assertThat(folder.resolve("unmounted")).doesNotExist();
    }
}
