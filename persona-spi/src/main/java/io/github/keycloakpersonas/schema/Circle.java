package io.github.keycloakpersonas.schema;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A circle, such as a family or a business unit, in the one form that it is kept, looked up and compared in: without white space
 * at its ends, and in Unicode normal form C, so that an accent is always the same. Whatever a circle is read from, it is made here;
 * so two that look the same are not told apart by how their accents came.
 *
 * @param name the circle's name in that form
 */
public record Circle(String name) implements Comparable<Circle> {

    /** The greatest length of a circle that users and administrators name, in characters. */
    public static final int MAX_LENGTH = 100;

    /** The greatest length that can be kept, in characters: that of the alias of a Keycloak organization. */
    public static final int MAX_KEPT = 255;

    /**
     * The greatest length of a circle in any form, in UTF-16 units: composing leaves at least one character of four, each of them
     * at most two units.
     */
    public static final int LONGEST_UNCOMPOSED = MAX_KEPT * 8;

    public Circle {
        name = composed(trimmed(name));
    }

    /**
     * What is wrong with the form of a circle that is freely chosen.
     *
     * @return the fault without the member's name; empty where there is none
     */
    public Optional<String> formFault() {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_LENGTH) {
            return Optional.of("must have 1 to " + MAX_LENGTH + " characters");
        }
        return CircleCharacters.fault(name);
    }

    /** Whether a circle can be kept at all: of the form that can be chosen, or the alias of an organization. */
    public boolean canBeKept() {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_KEPT
                && name.codePoints().allMatch(CircleCharacters::canBeKept);
    }

    /** The same text with composed accents; as it is where it is too long for any circle, since putting thousands of accents in order takes seconds. */
    public static String composed(String text) {
        return text.length() > LONGEST_UNCOMPOSED ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** Those without a break too, which {@link String#strip} leaves. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public int compareTo(Circle other) {
        return name.compareTo(other.name);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
