package io.github.keycloakpersonas.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakpersonas.representation.FileLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file, line by line. */
class FileLinesTest {

    private static final String END = "{\"end\":true,\"personas\":%d}";

    private static List<FileLine> lines(InputStream in) {
        List<FileLine> lines = new ArrayList<>();
        new FileLines(in).forEachRemaining(lines::add);
        return lines;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileLine end(long personas) {
        return new FileLine.End(personas);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "2, 3", "7, 1000"})
    void areTheSameHoweverTheyArrive(int chunk, int count) {
        StringBuilder text = new StringBuilder();
        List<FileLine> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            text.append(END.formatted(i)).append(i % 2 == 0 ? "\n" : "\r\n");
            expected.add(end(i));
        }
        InputStream slow = new InputStream() {
            private final InputStream all = bytes(text.toString());

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return all.read(buffer, offset, Math.min(length, chunk));
            }
        };
        assertThat(lines(slow)).isEqualTo(expected);
    }

    @Test
    void needNoLineBreakAtTheEnd() {
        assertThat(lines(bytes(END.formatted(1) + "\n" + END.formatted(2)))).containsExactly(end(1), end(2));
    }

    @Test
    void canBeBlank() {
        assertThat(lines(bytes("\n \n"))).containsExactly(new FileLine.Blank(), new FileLine.Blank());
        assertThat(lines(bytes(""))).isEmpty();
    }

    @Test
    void haveAGreatestLength() {
        String fits = " ".repeat(FileLines.MAX_LINE - END.formatted(1).length()) + END.formatted(1);
        String long1 = " ".repeat(FileLines.MAX_LINE) + END.formatted(1);
        String long2 = long1.repeat(3);
        assertThat(lines(bytes(fits + "\n" + long1 + "\n" + long2 + "\n" + END.formatted(2))))
                .containsExactly(
                        end(1),
                        FileLine.Faulty.of("The line is longer than 64 KiB"),
                        FileLine.Faulty.of("The line is longer than 64 KiB"),
                        end(2));
    }

    @Test
    void endOnce() {
        FileLines none = new FileLines(bytes("\n"));
        none.next();
        assertThat(none.hasNext()).isFalse();
        assertThat(none.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
    }

    @Test
    void reportThatTheFileEndsTooEarly() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> lines(broken));
    }
}
