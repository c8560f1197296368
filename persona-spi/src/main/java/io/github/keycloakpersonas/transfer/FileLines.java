package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.PersonaLineReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads a file with personas line by line. The length of each line is limited before it is parsed, and only one line
 * and a buffer are in memory.
 */
public final class FileLines implements Iterator<FileLine> {

    /** The most bytes that a line may have. */
    public static final int MAX_LINE = 64 * 1024;

    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[MAX_LINE];
    private int position;
    private int filled;

    public FileLines(InputStream in) {
        this.in = in;
    }

    /** @throws UncheckedIOException if reading the file fails */
    @Override
    public boolean hasNext() {
        if (position == filled) {
            fill();
        }
        return filled != END;
    }

    /** @throws UncheckedIOException if reading the file fails */
    @Override
    public FileLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        boolean ended = false;
        while (!ended && hasNext()) {
            int start = position;
            while (position < filled && buffer[position] != '\n') {
                position++;
            }
            length += position - start;
            if (length <= MAX_LINE) {
                line.write(buffer, start, position - start);
            }
            ended = position < filled;
            position += ended ? 1 : 0;
        }
        return length > MAX_LINE
                ? FileLine.Faulty.of("The line is longer than " + MAX_LINE / 1024 + " KiB")
                : PersonaLineReader.read(line.toByteArray());
    }

    private void fill() {
        try {
            if (filled != END) {
                position = 0;
                filled = in.read(buffer);
                // After the end of the stream nothing is left to read, whatever the position.
                position = filled == END ? END : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
