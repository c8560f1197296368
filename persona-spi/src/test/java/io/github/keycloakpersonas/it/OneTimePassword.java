package io.github.keycloakpersonas.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app with one secret: RFC 6238 with Keycloak's defaults. */
final class OneTimePassword {

    private static final String SECRET = "a-secret-of-the-test";
    private static final int PERIOD = 30;
    private static final int DIGITS = 1_000_000;

    private OneTimePassword() {}

    /** The credential of a user who has the app, in Keycloak's representation. */
    static Map<String, Object> credential() {
        return Map.of(
                "type",
                "otp",
                "secretData",
                "{\"value\":\"" + SECRET + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"digits\":6,\"period\":" + PERIOD + ",\"algorithm\":\"HmacSHA1\"}");
    }

    /** What the app shows now. */
    static String now() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            long step = Clock.systemUTC().instant().getEpochSecond() / PERIOD;
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int offset = hash.get(hash.capacity() - 1) & 0xf;
            return String.format(Locale.ROOT, "%06d", (hash.getInt(offset) & Integer.MAX_VALUE) % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
