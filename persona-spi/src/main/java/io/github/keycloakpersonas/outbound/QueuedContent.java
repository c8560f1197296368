package io.github.keycloakpersonas.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;

/** The content of a delivery, read from the database part by part. */
final class QueuedContent {

    /** What stands for a part behind the last one. */
    static final byte[] END = new byte[0];

    private final IntFunction<byte[]> parts;

    QueuedContent(IntFunction<byte[]> parts) {
        this.parts = parts;
    }

    /** The content from its beginning. */
    InputStream open() {
        return new Parts();
    }

    private final class Parts extends InputStream {

        private byte[] part = END;
        private int position;
        private int next;

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : part[position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int taken = Math.min(length, part.length - position);
            System.arraycopy(part, position, target, offset, taken);
            position += taken;
            return taken;
        }

        private boolean isAtEnd() {
            if (position == part.length) {
                part = parts.apply(next);
                next++;
                position = 0;
            }
            return part.length == 0;
        }
    }
}
