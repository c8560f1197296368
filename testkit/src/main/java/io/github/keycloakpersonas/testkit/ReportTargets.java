package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shared server can store reports away: a folder, and places that cannot be reached. */
public final class ReportTargets {

    private static final String TARGETS = """
            {"targets": [
              {"name": "archive", "type": "folder", "realms": ["*"], "path": "FOLDER"},
              {"name": "missing", "type": "folder", "realms": ["*"], "path": "FOLDER/missing"},
              {"name": "of-others", "type": "folder", "realms": ["others"], "path": "FOLDER"},
              {"name": "closed", "type": "webdav", "realms": ["*"], "url": "http://127.0.0.1:1/", "inside": true},
              {"name": "inside", "type": "webdav", "realms": ["*"], "url": "https://localhost:1/"},
              {"name": "secretless", "type": "s3", "realms": ["*"], "endpoint": "https://s3.example.org", "region": "eu",
               "bucket": "evidence", "access_key": "key", "secret_key": "${vault.none}"}
            ]}
            """;

    private ReportTargets() {}

    /** The folder that the target {@code archive} is. */
    public static Path archive() {
        Path work = Path.of(ServerOptions.required(ServerOptions.WORK));
        return work.resolveSibling(work.getFileName() + "-archive");
    }

    static ServerOptions of(ServerOptions options) {
        Path folder = archive();
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(
                    folder.resolveSibling(folder.getFileName() + ".json"),
                    TARGETS.replace("FOLDER", folder.toString().replace('\\', '/')));
            return options.argument(
                    "--spi-persona-stores--default--targets=" + file,
                    "--spi-persona-stores--default--interval=1",
                    "--spi-persona-stores--default--tries=2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
