package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A key that an application proves the possession of (RFC 9449). */
final class DPoPKey {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    private final KeyPair keys;

    private DPoPKey(KeyPair keys) {
        this.keys = keys;
    }

    static DPoPKey create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new DPoPKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A proof for a request without a token, such as one for a token. */
    String proof(String method, URI target) {
        return proof(method, target, Map.of());
    }

    /** A proof for a request with a token. */
    String proof(String method, URI target, String token) {
        return proof(method, target, Map.of("ath", encode(sha256(token))));
    }

    /** What a token that is bound to the key says of it (RFC 7638). */
    String thumbprint() {
        Map<String, String> key = key();
        return encode(sha256(String.format(
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}", key.get("x"), key.get("y"))));
    }

    private String proof(String method, URI target, Map<String, String> more) {
        Map<String, Object> claims = new LinkedHashMap<>(more);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", target.toString());
        claims.put("iat", CLOCK.instant().getEpochSecond());
        Map<String, Object> header = Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key());
        String signed = encode(json(header)) + '.' + encode(json(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> key() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "x",
                coordinate(key.getW().getAffineX()),
                "y",
                coordinate(key.getW().getAffineY()));
    }

    /** Of its full length, whatever zeros it begins with. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] all = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, all, COORDINATE - length, length);
        return encode(all);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static byte[] json(Object value) {
        try {
            return new ObjectMapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
