package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is made to take long. */
class SlowInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a|aa)+", "(.*a){25}", "([a-z]+)*b"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void carelessPatternsEndAllTheSame(String pattern) {
        AttributeRule rule = AnAttribute.named("x", AttributeType.STRING)
                .ofLength(0, SchemaRules.MAX_LENGTH)
                .matching(pattern)
                .rule();
        String made = "a".repeat(SchemaRules.MAX_LENGTH - 1) + "!";
        assertThat(AttributeValues.check(rule, made).fault()).startsWith("must match the pattern");
    }

    @Test
    void thousandsOfAccentsAreNotPutInOrder() {
        String made = "a" + "\u0301".repeat(15_000) + "\u0316".repeat(15_000);
        Circle circle = new Circle(made);
        assertThat(circle.name()).isEqualTo(made);
        assertThat(CircleRule.ANY.fault(circle, Set::of)).hasValue("must have 1 to 100 characters");
    }

    @Test
    void theLongestCircleIsComposedHoweverItIsWritten() {
        String decomposed = "\u03b1\u0313\u0300\u0345".repeat(Circle.MAX_LENGTH);
        Circle circle = new Circle(decomposed);
        assertThat(circle.name()).isEqualTo("\u1f82".repeat(Circle.MAX_LENGTH));
        assertThat(CircleRule.ANY.fault(circle, Set::of)).isEmpty();
    }
}
