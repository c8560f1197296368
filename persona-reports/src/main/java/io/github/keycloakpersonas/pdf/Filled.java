package io.github.keycloakpersonas.pdf;

/** Texts with numbers in braces, filled with what they are about. */
final class Filled {

    private Filled() {}

    /** The text with {@code {0}} and so on replaced; what they are replaced by may have braces of its own. */
    static String of(String text, String... values) {
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int value = at + 2 < text.length() && text.charAt(at + 2) == '}' ? text.charAt(at + 1) - '0' : -1;
            if (value >= 0 && value < values.length) {
                filled.append(text, end, at).append(values[value]);
                end = at + 3;
            }
        }
        return filled.append(text, end, text.length()).toString();
    }
}
