package io.github.keycloakpersonas.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of bytes that come one after the other. Not thread-safe. */
public final class Sha256 {

    private static final int BUFFER_BYTES = 8192;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Adds bytes. */
    public void update(byte[] bytes) {
        digest.update(bytes);
    }

    /** Adds a part of an array. */
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The hash in 64 hexadecimal digits. It begins anew afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of a text in UTF-8, in 64 hexadecimal digits. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of some bytes, in 64 hexadecimal digits. */
    public static String of(byte[] bytes) {
        Sha256 hash = new Sha256();
        hash.update(bytes);
        return hash.hex();
    }

    /** The hash of all that a stream still has, in 64 hexadecimal digits. The stream stays open. */
    public static String of(InputStream content) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            hash.update(buffer, 0, length);
        }
        return hash.hex();
    }
}
