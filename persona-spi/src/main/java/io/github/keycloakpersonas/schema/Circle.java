package io.github.keycloakpersonas.schema;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A circle, such as a family or a business unit, in the only form in which circles are stored, looked up and compared:
 * without white space at the ends, and in Unicode normal form C. Every circle is created here, so two circles that look
 * the same never differ in how their accents are encoded.
 *
 * @param name the circle's name in that form
 */
public record Circle(String name) implements Comparable<Circle> {

    /** The greatest length of a circle that users and administrators name, in characters. */
    public static final int MAX_LENGTH = 100;

    /** The greatest length that can be stored, in characters, which is that of the alias of a Keycloak organization. */
    public static final int MAX_KEPT = 255;

    /**
     * The greatest length of a circle before it is composed, in UTF-16 units. Composing makes one character of at most
     * four, and each has at most two units.
     */
    public static final int LONGEST_UNCOMPOSED = MAX_KEPT * 8;

    public Circle {
        name = composed(trimmed(name));
    }

    /**
     * Checks the form of a circle that is freely chosen.
     *
     * @return the fault without the member's name; empty if there is none
     */
    public Optional<String> formFault() {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_LENGTH) {
            return Optional.of("must have 1 to " + MAX_LENGTH + " characters");
        }
        return CircleCharacters.fault(name);
    }

    /**
     * Whether a circle can be stored at all: it has the form of a chosen circle, or that of the alias of an
     * organization.
     */
    public boolean canBeKept() {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_KEPT
                && name.codePoints().allMatch(CircleCharacters::canBeKept);
    }

    /**
     * The same text with composed accents. A text that is too long for a circle is returned unchanged, because sorting
     * thousands of accents takes seconds.
     */
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

    /**
     * Whether the character is white space. No-break spaces are included, which {@link String#strip} does not remove.
     */
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
