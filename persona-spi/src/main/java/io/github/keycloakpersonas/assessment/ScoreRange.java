package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The numbers that a score can be.
 *
 * @param least the lowest
 * @param most the highest
 */
public record ScoreRange(BigDecimal least, BigDecimal most) {

    static final ScoreRange ZERO = new ScoreRange(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of exactly one of some scores. */
    static ScoreRange of(List<BigDecimal> scores) {
        return scores.isEmpty() ? ZERO : new ScoreRange(Collections.min(scores), Collections.max(scores));
    }

    /** Of the sum of some of the scores. */
    static ScoreRange ofSome(List<BigDecimal> scores, int fewest, int most) {
        List<BigDecimal> rising = new ArrayList<>(scores);
        Collections.sort(rising);
        List<BigDecimal> falling = new ArrayList<>(rising);
        Collections.reverse(falling);
        return new ScoreRange(extreme(rising, fewest, most, -1), extreme(falling, fewest, most, 1));
    }

    /** Adds up the first ones: as many as there have to be, and further ones as long as the sum moves to that side. */
    private static BigDecimal extreme(List<BigDecimal> sorted, int fewest, int most, int side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < Math.min(most, sorted.size()); i++) {
            if (i >= fewest && sorted.get(i).signum() != side) {
                break;
            }
            sum = sum.add(sorted.get(i));
        }
        return sum;
    }

    ScoreRange plus(ScoreRange other) {
        return new ScoreRange(least.add(other.least), most.add(other.most));
    }

    ScoreRange times(BigDecimal weight) {
        BigDecimal one = least.multiply(weight);
        BigDecimal other = most.multiply(weight);
        return new ScoreRange(one.min(other), one.max(other));
    }

    /** The numbers of either range, and those between them. */
    ScoreRange or(ScoreRange other) {
        return new ScoreRange(least.min(other.least), most.max(other.most));
    }
}
