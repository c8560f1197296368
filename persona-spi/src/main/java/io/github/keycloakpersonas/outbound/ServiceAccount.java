package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.representation.PlainJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A service account of Google, which proves who it is by a signed JWT (RFC 7523). */
final class ServiceAccount {

    private static final String SCOPE = "https://www.googleapis.com/auth/drive";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final String name;
    private final PrivateKey key;
    private final Clock clock;

    /**
     * An account.
     *
     * @param pem its private key as PKCS 8, with line breaks or with {@code \n}, as it stands in Google's file
     * @throws UploadFailure if it is no such key
     */
    ServiceAccount(String name, String pem, Clock clock) throws UploadFailure {
        this.name = name;
        this.clock = clock;
        String encoded =
                pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            this.key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw UploadFailure.of("bad-key");
        }
    }

    /** What proves the account to a token endpoint. */
    String assertion(String audience) {
        Instant now = clock.instant();
        String signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "."
                + part(Map.of(
                        "iss",
                        name,
                        "scope",
                        SCOPE,
                        "aud",
                        audience,
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(LIFE).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
    }

    private static String part(Map<String, Object> json) {
        return encoded(PlainJson.bytes(json));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
