package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has printed. */
final class LogFile {

    private static final int TAIL = 60;

    private LogFile() {}

    /** Forgets an earlier run's. */
    static void clear(Path file) throws IOException {
        Files.write(file, new byte[0]);
    }

    static String text(Path file) {
        try {
            // Not readString: it refuses a character that the server is just about to finish.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, for a message about why it failed. */
    static String tail(Path file) {
        return tail(text(file));
    }

    static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
