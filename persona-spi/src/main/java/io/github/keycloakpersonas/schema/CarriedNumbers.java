package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decides which numbers every reader of JSON reads unchanged (I-JSON, RFC 7493, section 2.2). Browsers, kcadm and jq
 * read any number as a double. A number that a double cannot represent would come back as another number, and nobody
 * would notice.
 */
final class CarriedNumbers {

    /** The fault of an integer that is too large. */
    static final String INTEGER_FAULT = "must be an integer between -9007199254740991 and 9007199254740991";

    /** The fault of a number that is too long or too large. */
    static final String NUMBER_FAULT =
            "must be a number that a double holds as it is written: about 16 digits, at most 1.7e308";

    private static final long LARGEST = (1L << 53) - 1;

    /**
     * Every decimal number with so many digits comes back unchanged from a double, unless it is too large or too small.
     */
    private static final int SURE_DIGITS = 15;

    /** No double needs more digits to differ from the next double. */
    private static final int MOST_DIGITS = 17;

    /** No double has a larger scale, and with one arithmetic could become slow or overflow. */
    private static final int LARGEST_SCALE = 2000;

    private static final double LEAST_PRECISE = Double.MIN_NORMAL;

    private CarriedNumbers() {}

    /** Whether every reader reads the integer unchanged: from -(2^53-1) to 2^53-1. */
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

    /** Whether it is safe to calculate with a number from a client. */
    static boolean isComputable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LARGEST_SCALE;
    }

    /**
     * The shortest decimal number that reads as the double. {@code Double.toString} is not always the shortest before
     * Java 19.
     */
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
