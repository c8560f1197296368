package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value on each side of a bound: what {@code mvn -Pmutation test} has asked for. */
class ValueBoundsTest {

    private static final String LONGEST_DOMAIN = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

    @Test
    void anAddressHasAtMost254Characters() {
        String longest = "a".repeat(64) + "@" + LONGEST_DOMAIN;

        assertThat(AttributeValues.typed(AttributeType.EMAIL, longest)).isEqualTo(new Checked(longest, null));
        assertThat(AttributeValues.typed(AttributeType.EMAIL, longest + "d").fault())
                .isEqualTo("must be an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
    void anIntegerThatAnEarlierVersionHasKeptFitsIntoALong(long value) {
        assertThat(AttributeValues.typed(AttributeType.INTEGER, BigDecimal.valueOf(value)))
                .isEqualTo(new Checked(value, null));
    }

    @Test
    void aNumberHasAtMostFortyDigits() {
        BigDecimal most = new BigDecimal(BigInteger.TEN.pow(40).subtract(BigInteger.ONE));

        assertThat(AttributeValues.isBounded(most)).isTrue();
        assertThat(AttributeValues.isBounded(most.add(BigDecimal.ONE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-40", "1E+40"})
    void aNumberHasAtMostFortyPlaces(BigDecimal value) {
        assertThat(AttributeValues.isBounded(value)).isTrue();
        assertThat(AttributeValues.isBounded(value.scaleByPowerOfTen(value.scale() > 0 ? -1 : 1)))
                .isFalse();
    }

    @Test
    void aTextOfSomeSchemaHasAtMost4000Characters() {
        String longest = "😀".repeat(4000);

        assertThat(AttributeValues.canBeKept(longest)).isTrue();
        assertThat(AttributeValues.canBeKept(longest + "a")).isFalse();
    }

    @Test
    void aTruthAndANumberCanBeKeptAndANestedObjectCannot() {
        assertThat(AttributeValues.canBeKept(true)).isTrue();
        assertThat(AttributeValues.canBeKept(5L)).isTrue();
        assertThat(AttributeValues.canBeKept(new BigDecimal("0.5"))).isTrue();
        assertThat(AttributeValues.canBeKept(new BigDecimal("1E+41"))).isFalse();
        assertThat(AttributeValues.canBeKept(Map.of("a", Map.of()))).isFalse();
    }
}
