package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;

/** Exact decimal numbers in one form, so that equal numbers are equal. */
final class Numbers {

    /** The digits after the point that a number of a schema can have. */
    private static final int DIGITS = 4;

    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000);

    static final String FAULT = "must be a number between -1000000 and 1000000 with at most 4 digits after the point";

    private Numbers() {}

    static BigDecimal plain(BigDecimal number) {
        // What a reader of JSON may take for a number can have more digits than there is memory for.
        if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a schema can have the number. */
    static boolean isFit(BigDecimal number) {
        return number.precision() <= 40
                && Math.abs((long) number.scale()) <= 40
                && plain(number).scale() <= DIGITS
                && number.abs().compareTo(GREATEST) <= 0;
    }
}
