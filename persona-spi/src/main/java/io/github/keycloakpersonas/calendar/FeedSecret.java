package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets in addresses of calendars. They are shown once; what is stored recognizes them and does not tell them. */
public final class FeedSecret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FeedSecret() {}

    /** A new secret of 256 bits. */
    public static String create() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What a secret is recognized by. A secret of that length needs no slow hash. */
    public static String hash(String secret) {
        return Sha256.of(secret);
    }
}
