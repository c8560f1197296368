package io.github.keycloakpersonas.testkit;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Keys for a new realm, made by this JVM. A server tuned for a quick start takes seconds to make its own; a realm that comes
 * with some makes none.
 */
final class RealmKeys {

    private static final String SIGNATURE = "RS256";
    private static final int BITS = 2048;

    private RealmKeys() {}

    /** The member {@code components} of a realm representation: a signing key of the realm's own, and Keycloak's usual secrets. */
    static Map<String, ?> components() {
        return Map.of(
                "org.keycloak.keys.KeyProvider",
                List.of(
                        provider("rsa", Map.of("privateKey", List.of(privateKey()), "algorithm", List.of(SIGNATURE))),
                        provider("hmac-generated", Map.of("algorithm", List.of("HS512"))),
                        provider("aes-generated", Map.of())));
    }

    private static Map<String, ?> provider(String id, Map<String, ?> config) {
        return Map.of("name", id, "providerId", id, "config", config);
    }

    /** In PKCS #8, which Keycloak takes with or without PEM's first and last line. */
    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has RSA", e);
        }
    }
}
