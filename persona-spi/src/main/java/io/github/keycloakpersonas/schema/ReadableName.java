package io.github.keycloakpersonas.schema;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A technical name as people write it: {@code office-manager} is <i>Office manager</i>, {@code autobook_leadtime} is
 * <i>Autobook leadtime</i>, {@code maxURLLength} is <i>Max URL length</i>. The consoles have the same rules for names
 * that the schema does not know.
 */
final class ReadableName {

    /** What has anything else in it, such as a space, was written for people. */
    private static final Pattern TECHNICAL = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]+");

    private static final Pattern NEXT_WORD =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])\\p{Lu}(?=\\p{Ll})|(?<=\\p{Lu})\\p{Lu}(?=\\p{Ll}{2})");

    private static final Pattern ABBREVIATION = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    /** All but those of numbers, as in {@code 18-24} and {@code 1.5}, and those after a letter, as in {@code e-mail}. */
    private static final Pattern SEPARATORS =
            Pattern.compile("(?!(?<=\\p{N})[.-]\\p{N})(?!(?<=(?<![\\p{L}\\p{M}\\p{N}])\\p{L})-\\p{L})[._-]+");

    private ReadableName() {}

    static String of(String name) {
        if (!TECHNICAL.matcher(name).matches()) {
            return name;
        }
        Function<MatchResult, String> small = word -> " " + word.group().toLowerCase(Locale.ROOT);
        String words = NEXT_WORD.matcher(name).replaceAll(small);
        words = ABBREVIATION.matcher(words).replaceAll(" ");
        words = SEPARATORS.matcher(words).replaceAll(" ").strip();
        if (words.isEmpty()) {
            return name;
        }
        int first = words.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + words.substring(Character.charCount(first));
    }
}
