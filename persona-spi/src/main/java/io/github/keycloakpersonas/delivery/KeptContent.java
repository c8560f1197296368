package io.github.keycloakpersonas.delivery;

import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Keeps what is written to it as the content of a delivery, part by part, and knows its length and hash. */
public final class KeptContent extends OutputStream {

    /** The bytes of a part: few enough for every database's packets. */
    static final int PART = 512 * 1024;

    private final Deliveries deliveries;
    private final String id;
    private final long most;
    private final Sha256 digest = new Sha256();
    private final byte[] part = new byte[PART];
    private int filled;
    private int parts;
    private long bytes;

    /**
     * Keeps the content of a delivery.
     *
     * @param id of the delivery
     * @param most how many bytes it may have
     */
    public KeptContent(Deliveries deliveries, String id, long most) {
        this.deliveries = deliveries;
        this.id = id;
        this.most = most;
    }

    /** The content is longer than it may be. */
    public static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong(long most) {
            super("More than " + most + " bytes");
        }
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        bytes += length;
        if (bytes > most) {
            throw new TooLong(most);
        }
        digest.update(source, offset, length);
        int done = 0;
        while (done < length) {
            int fits = Math.min(PART - filled, length - done);
            System.arraycopy(source, offset + done, part, filled, fits);
            filled += fits;
            done += fits;
            if (filled == PART) {
                keep();
            }
        }
    }

    /**
     * Keeps the rest and tells what was written.
     *
     * @param key where it goes
     */
    public Delivery.StoredFile end(String key, String mediaType) {
        if (filled > 0) {
            keep();
        }
        return new Delivery.StoredFile(key, mediaType, bytes, digest.hex());
    }

    private void keep() {
        deliveries.keep(id, parts, Arrays.copyOf(part, filled));
        parts++;
        filled = 0;
    }
}
