package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that a value can be made for on which backtracking would not end within anybody's life. */
class CarelessPatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a|aa)+", "(.*a){25}", "([a-z]+)*b"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsAllTheSame(String pattern) {
        AttributeRule rule = AnAttribute.named("x", AttributeType.STRING)
                .ofLength(0, SchemaRules.MAX_LENGTH)
                .matching(pattern)
                .rule();
        String made = "a".repeat(SchemaRules.MAX_LENGTH - 1) + "!";
        assertThat(AttributeValues.check(rule, made).fault()).startsWith("must match the pattern");
    }
}
