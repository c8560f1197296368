package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Which numbers reach every reader of JSON as they are (I-JSON, RFC 7493 section 2.2). Browsers, kcadm and jq read any number as a double: what a double does not hold comes back as another
 * number, and nobody notices.
 */
final class CarriedNumbers {

    /** What is wrong with an integer that is too large. */
    static final String INTEGER_FAULT = "must be an integer between -9007199254740991 and 9007199254740991";

    /** What is wrong with a number that is too long or too large. */
    static final String NUMBER_FAULT =
            "must be a number that a double holds as it is written: about 16 digits, at most 1.7e308";

    private static final long LARGEST = (1L << 53) - 1;

    /** Every decimal number of so many digits comes back from a double that is neither too large nor too small for it. */
    private static final int SURE_DIGITS = 15;

    /** No double needs more to be told from its neighbours. */
    private static final int MOST_DIGITS = 17;

    /** Beyond it is no double, and arithmetic could be made slow or overflow. */
    private static final int LARGEST_SCALE = 2000;

    private static final double LEAST_PRECISE = Double.MIN_NORMAL;

    private CarriedNumbers() {}

    /** Whether every reader has the integer: from -(2^53-1) to 2^53-1. */
    static boolean isCarried(long integer) {
        return integer >= -LARGEST && integer <= LARGEST;
    }

    /**
     * Whether the shortest text of the nearest double is the same number; {@code 1.10} is the same as {@code 1.1}.
     *
     * @param number with an exponent of any size
     */
    static boolean isCarried(BigDecimal number) {
        if (!isComputable(number)) {
            return false;
        }
        BigDecimal digits = number.stripTrailingZeros();
        double nearest = digits.doubleValue();
        if (!Double.isFinite(nearest) || digits.precision() > MOST_DIGITS) {
            return false;
        }
        boolean sure = digits.precision() <= SURE_DIGITS && Math.abs(nearest) >= LEAST_PRECISE;
        return sure || digits.signum() == 0 || digits.compareTo(shortest(nearest)) == 0;
    }

    /** Whether a number can be worked with, whoever has sent it. */
    static boolean isComputable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LARGEST_SCALE;
    }

    /** Not {@code Double.toString}: before Java 19 it is not always the shortest. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int precision = 1; precision < MOST_DIGITS; precision++) {
            BigDecimal candidate = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == number) {
                return candidate;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
