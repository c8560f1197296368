package io.github.keycloakpersonas.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people read instead of a name: a text, or <code>${key}</code> of a text that the realm has in several languages.
 *
 * @param text the text as an administrator has written it; empty for none
 */
public record DisplayName(String text) {

    /** No display name: people read a readable form of the name. */
    public static final DisplayName NONE = new DisplayName("");

    private static final int LONGEST = 100;

    private static final Pattern KEY = Pattern.compile("\\$\\{([^\\s\\p{Z}${}]+)}");

    /** Characters that can't be kept, break a line, or change the direction of what follows. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    /** Whether there is none. */
    public boolean isNone() {
        return text.isEmpty();
    }

    /** What people read. A key without a text counts as no display name. */
    public String insteadOf(String name, Texts texts) {
        return key().map(texts::of)
                .orElseGet(() -> Optional.of(text))
                .filter(shown -> !shown.isBlank())
                .orElseGet(() -> ReadableName.of(name));
    }

    /** Whether it is the key of a text. */
    boolean isKey() {
        return key().isPresent();
    }

    /** The fault of the text, without the member's name; empty if there is none. */
    Optional<String> fault() {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        if (UNFIT.matcher(text).find()) {
            return Optional.of("must not contain control characters or line breaks");
        }
        if (!isNone() && text.isBlank()) {
            return Optional.of("must not be blank");
        }
        return text.contains("${") && key().isEmpty()
                ? Optional.of("must be a text, or ${key} alone: a key has neither white space nor any of $ { }")
                : Optional.empty();
    }

    private Optional<String> key() {
        Matcher key = KEY.matcher(text);
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }
}
