package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.representation.PlainJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.SignatureException;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.crypto.SignatureSignerContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Signatures of files with the realm's key, as JWS with a detached payload that is not encoded (RFC 7797), so that the file itself is
 * what is signed.
 */
final class DetachedJws {

    private static final String UNENCODED = "b64";

    private DetachedJws() {}

    /**
     * Signs a file with the realm's active key of its signature algorithm.
     *
     * @return the JWS in its compact form, with nothing where the payload would be
     */
    static byte[] sign(KeycloakSession session, RealmModel realm, byte[] file) {
        String algorithm = Objects.requireNonNullElse(realm.getDefaultSignatureAlgorithm(), Algorithm.RS256);
        SignatureSignerContext signer =
                session.getProvider(SignatureProvider.class, algorithm).signer();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", signer.getAlgorithm());
        header.put("kid", signer.getKid());
        header.put(UNENCODED, false);
        header.put("crit", List.of(UNENCODED));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String protectedHeader = encoder.encodeToString(PlainJson.write(header).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((protectedHeader + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(file);
        try {
            String signature = encoder.encodeToString(signer.sign(signed.toByteArray()));
            return (protectedHeader + ".." + signature).getBytes(StandardCharsets.US_ASCII);
        } catch (SignatureException e) {
            throw new IllegalStateException("The realm's key cannot sign", e);
        }
    }
}
