package io.github.keycloakpersonas.schema;

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

    /** A fault whose sentence is the member's name followed by the message. */
    public static Violation of(String member, String message) {
        return new Violation(member, message, member + " " + message);
    }

    /** A fault whose message already is a whole sentence. */
    public static Violation sentence(String member, String sentence) {
        return new Violation(member, sentence, sentence);
    }

    /**
     * All sentences in one text, in the order of the faults. Names of members come from the input, and the text goes to logs: in
     * place of what could break a line or turn its direction there is a question mark.
     */
    public static String describe(List<Violation> violations) {
        return UNPRINTABLE
                .matcher(violations.stream().map(Violation::sentence).collect(Collectors.joining("; ")))
                .replaceAll("?");
    }
}
