package io.github.keycloakpersonas.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.PersonaLineReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A file of any bytes, which arrive in pieces of any size. */
class FileLinesFuzzTest {

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> pieces = Arbitraries.oneOf(
                Arbitraries.of("\n", "\r\n", " ", "{\"end\":true}", "{\"user\":1}", "\u00e9", "{")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20));
        return pieces.list().ofMaxSize(30).map(FileLinesFuzzTest::joined);
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] all = {};
        for (byte[] piece : pieces) {
            int before = all.length;
            all = Arrays.copyOf(all, before + piece.length);
            System.arraycopy(piece, 0, all, before, piece.length);
        }
        return all;
    }

    private static List<FileLine> split(byte[] file) {
        List<FileLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= file.length; i++) {
            boolean ends = i == file.length ? start < i : file[i] == '\n';
            if (ends) {
                lines.add(PersonaLineReader.read(Arrays.copyOfRange(file, start, i)));
                start = i + 1;
            }
        }
        return lines;
    }

    @Property
    void isReadLineByLine(@ForAll("files") byte[] file, @ForAll @IntRange(min = 1, max = 40) int piece) {
        InputStream slow = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, piece));
            }
        };
        List<FileLine> lines = new ArrayList<>();
        new FileLines(slow).forEachRemaining(lines::add);
        assertThat(lines).isEqualTo(split(file));
    }
}
