package io.github.keycloakpersonas.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** ETags, made of a version or of the content (RFC 9110 section 8.8.3), and the {@code If-Match} headers that name them. */
public final class EntityTag {

    private static final int CONTENT_DIGITS = 16;

    private EntityTag() {}

    /** The ETag of a version. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /** The ETag of a content: equal for equal texts only. */
    public static String ofContent(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(hash).substring(0, CONTENT_DIGITS) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Which versions an {@code If-Match} header accepts (RFC 9110 section 13.1.1). Weak tags accept none.
     *
     * @param ifMatch the header; any version will do without it
     */
    public static IntPredicate accepted(Optional<String> ifMatch) {
        Predicate<String> tags = acceptedTags(ifMatch);
        return version -> tags.test(of(version));
    }

    /** Which ETags the header accepts, as {@link #accepted}. */
    public static Predicate<String> acceptedTags(Optional<String> ifMatch) {
        if (ifMatch.isEmpty() || ifMatch.get().strip().equals("*")) {
            return tag -> true;
        }
        String[] tags = ifMatch.get().split(",", -1);
        return tag -> Arrays.stream(tags).map(String::strip).anyMatch(tag::equals);
    }
}
