package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.digest.Sha256;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ETags, made of a version or of the content (RFC 9110 section 8.8.3), and the headers that name them: {@code If-Match}, {@code If-None-Match}. */
public final class EntityTag {

    private static final int CONTENT_DIGITS = 16;

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"");

    /** RFC 9110 section 5.6.1: a list may have empty elements. */
    private static final Pattern SEPARATORS = Pattern.compile("[ \\t,]*+");

    /**
     * The suffix that the compression of Apache and Jetty adds to a tag instead of marking it as weak. None of our tags
     * ends so.
     */
    private static final Pattern CODING = Pattern.compile("--?(?:gzip|br|deflate|zstd)$");

    private EntityTag() {}

    /** The ETag of a version. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /** The ETag of a text. Different texts have different tags. */
    public static String ofContent(String text) {
        return "\"" + Sha256.of(text).substring(0, CONTENT_DIGITS) + "\"";
    }

    /**
     * Which versions an {@code If-Match} header accepts (RFC 9110 section 13.1.1).
     *
     * @param ifMatch the header; without it every version is accepted
     */
    public static IntPredicate accepted(Optional<String> ifMatch) {
        Predicate<String> tags = acceptedTags(ifMatch);
        return version -> tags.test(of(version));
    }

    /**
     * Which ETags the header accepts, as {@link #accepted}. All our tags are strong. A tag that comes back weak was
     * weakened by a proxy that compresses answers, which is no reason to refuse a change. A header that is not a list
     * of tags accepts none.
     */
    public static Predicate<String> acceptedTags(Optional<String> ifMatch) {
        if (ifMatch.isEmpty() || ifMatch.get().strip().equals("*")) {
            return tag -> true;
        }
        Set<String> sent = opaqueTags(ifMatch.get());
        return tag -> sent.contains(tag.substring(1, tag.length() - 1));
    }

    /**
     * Whether an {@code If-None-Match} header names the tag (RFC 9110 section 13.1.2), so that the caller knows the content.
     * Without the header, or with one that is not a list of tags, the caller does not.
     */
    public static boolean isKnown(Optional<String> ifNoneMatch, String tag) {
        return ifNoneMatch.isPresent() && acceptedTags(ifNoneMatch).test(tag);
    }

    private static Set<String> opaqueTags(String header) {
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        int end = 0;
        while (tag.find()) {
            String before = header.substring(end, tag.start());
            if (!SEPARATORS.matcher(before).matches() || (end > 0 && !before.contains(","))) {
                return Set.of();
            }
            tags.add(CODING.matcher(tag.group(1)).replaceFirst(""));
            end = tag.end();
        }
        return SEPARATORS.matcher(header.substring(end)).matches() ? tags : Set.of();
    }
}
