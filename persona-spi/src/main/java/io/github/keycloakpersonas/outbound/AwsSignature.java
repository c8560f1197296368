package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of requests to Amazon S3, version 4.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param accessKey the name of the key
 * @param secretKey the key
 */
record AwsSignature(String region, String accessKey, String secretKey) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DAY_LENGTH = 8;

    /** A time as it stands in the header {@code x-amz-date}. */
    static String time(Instant now) {
        return TIME.format(now);
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @param path the path, encoded as it is sent; there is no query
     * @param headers the headers to sign, by their names in lower case; with {@code x-amz-date}
     * @param contentHash the SHA-256 of the body
     */
    String of(String method, String path, SortedMap<String, String> headers, String contentHash) {
        String time = String.valueOf(headers.get("x-amz-date"));
        String day = time.substring(0, DAY_LENGTH);
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, path, "", lines, names, contentHash);
        String scope = String.join("/", day, region, "s3", "aws4_request");
        String text = String.join("\n", ALGORITHM, time, scope, Sha256.of(request));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(mac(key, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    /** Without the key, so that no log has it. */
    @Override
    public String toString() {
        return "AwsSignature of " + region;
    }
}
