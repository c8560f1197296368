package io.github.keycloakpersonas.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * An encrypted text: {@code id:ciphertext}, with the id of its key, and in Base64 the initialization vector, the
 * ciphertext and the tag, of AES with 256 bits in Galois/Counter Mode (NIST SP 800-38D). Where it stands is part of what
 * the tag covers, so that it cannot be read elsewhere.
 */
final class SealedText {

    private static final String CIPHER = "AES/GCM/NoPadding";

    /** As the standard recommends; random, so that one key is good for more than four thousand million texts. */
    private static final int VECTOR_BYTES = 12;

    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String keyId;
    private final byte[] bytes;

    private SealedText(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes;
    }

    /** Encrypts a text with the first key. */
    static SealedText of(byte[] plain, SealingKeys keys, String place) {
        byte[] vector = new byte[VECTOR_BYTES];
        RANDOM.nextBytes(vector);
        try {
            SecretKey key = keys.key(keys.firstId()).orElseThrow();
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, vector, place).doFinal(plain);
            byte[] bytes = new byte[VECTOR_BYTES + sealed.length];
            System.arraycopy(vector, 0, bytes, 0, VECTOR_BYTES);
            System.arraycopy(sealed, 0, bytes, VECTOR_BYTES, sealed.length);
            return new SealedText(keys.firstId(), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with " + CIPHER, e);
        }
    }

    /** Reads what {@link #text} writes; empty for any other text. */
    static Optional<SealedText> read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(colon + 1));
            return bytes.length < VECTOR_BYTES + TAG_BITS / 8
                    ? Optional.empty()
                    : Optional.of(new SealedText(text.substring(0, colon), bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of the key that it was encrypted with. */
    String keyId() {
        return keyId;
    }

    String text() {
        return keyId + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    /** What was encrypted; empty if it was with another key, or elsewhere, or was changed. */
    Optional<byte[]> plain(SecretKey key, String place) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, VECTOR_BYTES), place);
            return Optional.of(cipher.doFinal(bytes, VECTOR_BYTES, bytes.length - VECTOR_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] vector, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
