package io.github.keycloakpersonas.schema;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One fault of an input: which member, and what is wrong with it.
 *
 * @param member the member at fault as a client names it; a member of a group is {@code group.member}
 * @param message what is wrong, for people, without the member's name, such as {@code must be at least 0}
 * @param sentence the same as a sentence that stands alone
 */
public record Violation(String member, String message, String sentence) {

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    /**
     * The highest number of faults that are named. An input of 64 KiB can have thousands, and the answer would be ten
     * times as long.
     */
    public static final int MOST_NAMED = 100;

    /** The length of the longest name that a schema can produce, with its path. */
    private static final int NAME_LENGTH = 400;

    /**
     * The greatest length of a message: long enough for the titles of most realms, short enough for a hundred messages.
     */
    private static final int TEXT_LENGTH = 4000;

    /** Of a piece of an input that a message quotes. */
    private static final int SHOWN_LENGTH = 64;

    public Violation {
        member = shortened(member, NAME_LENGTH);
        message = shortened(message, TEXT_LENGTH);
        sentence = shortened(sentence, TEXT_LENGTH);
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    /** A piece of an input in a form that is fit for a message: short, without control characters. */
    public static String shown(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        int end = plain.offsetByCodePoints(0, Math.min(SHOWN_LENGTH, plain.codePointCount(0, plain.length())));
        return end == plain.length() ? plain : plain.substring(0, end) + "…";
    }

    /** The faults that an answer names: each only once, and only the first ones if there are very many. */
    public static List<Violation> named(Collection<Violation> violations) {
        return violations.stream().distinct().limit(MOST_NAMED).toList();
    }

    /** A fault whose sentence is the member's name followed by the message. */
    public static Violation of(String member, String message) {
        return new Violation(member, message, member + " " + message);
    }

    /** A fault whose message already is a whole sentence. */
    public static Violation sentence(String member, String sentence) {
        return new Violation(member, sentence, sentence);
    }

    /**
     * All sentences in one text, in the order of the faults. Names of members come from the input, and the text is
     * written to logs, so characters that could break a line or change its direction are replaced by a question mark.
     */
    public static String describe(List<Violation> violations) {
        return UNPRINTABLE
                .matcher(violations.stream().map(Violation::sentence).collect(Collectors.joining("; ")))
                .replaceAll("?");
    }
}
