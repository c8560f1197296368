package io.github.keycloakpersonas.schema;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which circles personas can have.
 *
 * @param source where the permitted circles come from
 * @param values the permitted circles of source {@code LIST}; empty for the others
 */
public record CircleRule(Source source, List<String> values) {

    /** Any circle of the right form. */
    public static final CircleRule ANY = new CircleRule(Source.ANY, List.of());

    /** The greatest length of a circle, in characters. */
    public static final int MAX_LENGTH = 100;

    /** Composing leaves at least one character of four, each of them at most two units of UTF-16. */
    private static final int LONGEST_UNCOMPOSED = MAX_LENGTH * 8;

    /** Marks are what some scripts write vowels and accents with; a circle can't start with one. */
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{Nd}.'&-]([\\p{L}\\p{M}\\p{Nd} .'&-]*[\\p{L}\\p{M}\\p{Nd}.'&-])?");

    public CircleRule {
        values = values.stream().map(CircleRule::normal).toList();
    }

    /** Where the permitted circles come from. */
    public enum Source {
        ANY("any"),
        LIST("list"),
        /** The aliases of the Keycloak organizations that the user is a member of. */
        ORGANIZATIONS("organizations");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** The name in a persona schema. */
        public String word() {
            return word;
        }

        /** The source of that name, empty if there is none. */
        public static Optional<Source> of(String word) {
            return Arrays.stream(values())
                    .filter(source -> source.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * A circle in the form it is kept and compared in: Unicode normal form C, so that an accent is always the same. A text that is
     * too long in every form stays as it is, since putting thousands of accents in order takes seconds.
     */
    public static String normal(String circle) {
        return circle.length() > LONGEST_UNCOMPOSED ? circle : Normalizer.normalize(circle, Normalizer.Form.NFC);
    }

    /**
     * What is wrong with a circle.
     *
     * @param circle the circle, in {@linkplain #normal normal form}
     * @param organizations the user's organizations, asked only where they decide
     * @return the fault without the member's name; empty for a permitted circle
     */
    public Optional<String> fault(String circle, Supplier<Set<String>> organizations) {
        Optional<String> form = formFault(circle);
        if (form.isPresent()) {
            return form;
        }
        return switch (source) {
            case ANY -> Optional.empty();
            case LIST ->
                values.contains(circle)
                        ? Optional.empty()
                        : Optional.of("must be one of: " + String.join(", ", values));
            case ORGANIZATIONS ->
                organizations.get().contains(circle)
                        ? Optional.empty()
                        : Optional.of("must be the alias of an organization that the user is a member of");
        };
    }

    /** What is wrong with a circle's form, whatever the source. */
    static Optional<String> formFault(String circle) {
        int length = circle.codePointCount(0, circle.length());
        if (length < 1 || length > MAX_LENGTH) {
            return Optional.of("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!FORM.matcher(circle).matches()) {
            return Optional.of(
                    "may contain letters, digits, spaces and . - ' & only, and neither start nor end with a space");
        }
        return Optional.empty();
    }
}
