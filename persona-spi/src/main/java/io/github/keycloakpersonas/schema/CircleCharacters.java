package io.github.keycloakpersonas.schema;

import java.util.Optional;

/**
 * Decides which characters a circle can have: those of names in any script. Excluded are characters that are invisible,
 * that change the direction of the following text, or that would end a path, a quotation or a tag.
 */
final class CircleCharacters {

    private static final String FAULT =
            "may contain letters, digits, spaces, punctuation and symbols, but none of / \\ \" < > and no control characters";

    private static final String SIGNS = "/\\\"<>";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CircleCharacters() {}

    /** The fault of a circle's characters, without the member's name; empty if there is none. */
    static Optional<String> fault(String circle) {
        if (circle.equals(".") || circle.equals("..")) {
            return Optional.of("must not be . or ..");
        }
        int[] characters = circle.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean isPermitted = isJoiner(characters[i])
                    ? joins(characters, i)
                    : isOne(characters[i]) && (i > 0 || !isMark(characters[i]));
            if (!isPermitted) {
                return Optional.of(FAULT);
            }
        }
        return Optional.empty();
    }

    /** Whether the character can be stored in every database and written to a log line. */
    static boolean canBeKept(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static boolean isOne(int character) {
        return character == ' ' || (isName(character) && SIGNS.indexOf(character) < 0 && !isBlank(character));
    }

    private static boolean isName(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> Character.isLetter(character) || isMark(character) || isSymbol(character);
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSymbol(int character) {
        return switch (Character.getType(character)) {
            case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL ->
                true;
            default -> false;
        };
    }

    /** Whether the character is a filler of Hangul: a letter by its category, but invisible. */
    private static boolean isBlank(int character) {
        return character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
    }

    /**
     * Whether a joiner stands where it has a meaning: between letters and marks, where it is part of the spelling, or
     * between emoji.
     */
    private static boolean joins(int[] characters, int at) {
        if (at == 0 || at + 1 == characters.length) {
            return false;
        }
        int before = characters[at - 1];
        int after = characters[at + 1];
        boolean inWord = isWritten(before) && isWritten(after);
        boolean inEmoji =
                characters[at] == ZERO_WIDTH_JOINER && (isSymbol(before) || isMark(before)) && isSymbol(after);
        return inWord || inEmoji;
    }

    private static boolean isWritten(int character) {
        return (Character.isLetter(character) && !isBlank(character)) || isMark(character);
    }
}
