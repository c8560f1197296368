package io.github.keycloakpersonas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of a report as they are written. */
class WrittenDataTest {

    private static final List<String> ANNA =
            List.of("anna", "u1", "traveler", "=club", "active", "2026-01-01T00:00:00Z", "2027", "p1");
    private static final List<String> GONE =
            List.of("", "anonymous:x", "traveler", "a\"b", "active", "2026", "2027", "p2");

    private static RowPages pages() {
        Iterator<List<List<String>>> pages =
                List.of(List.of(ANNA), List.of(GONE)).iterator();
        return () -> pages.hasNext() ? pages.next() : List.of();
    }

    @Test
    void areACsvFileWithoutFormulas() throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrittenData data = WrittenData.write(AccessRow.COLUMNS, pages(), DataFormat.CSV, out);
        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n", -1))
                .containsExactly(
                        "username,user_sub,title,circle,status,valid_from,valid_till,id",
                        "anna,u1,traveler,'=club,active,2026-01-01T00:00:00Z,2027,p1",
                        ",anonymous:x,traveler,\"a\"\"b\",active,2026,2027,p2",
                        "");
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.bytes()).isEqualTo(out.size());
        assertThat(data.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray())));
    }

    @Test
    void areJsonObjectsWithoutWhatIsMissing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrittenData.write(AccessRow.COLUMNS, pages(), DataFormat.NDJSON, out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"username\":\"anna\"", "\"circle\":\"=club\"");
        assertThat(lines.get(1)).doesNotContain("username");
    }
}
