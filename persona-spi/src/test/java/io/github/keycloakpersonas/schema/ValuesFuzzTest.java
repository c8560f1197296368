package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values and circles, whatever comes. */
class ValuesFuzzTest {

    @Provide
    Arbitrary<Object> values() {
        return AnyValue.plain();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyValue.text();
    }

    @Provide
    Arbitrary<AttributeRule> rules() {
        Constraints range = Constraints.NONE.between(-3L, 3L);
        return Arbitraries.of(AttributeType.class)
                .filter(type -> type != AttributeType.ENUM)
                .flatMap(type -> Arbitraries.of(Constraints.NONE, range)
                        .map(constraints -> new AttributeRule(
                                AttributeName.of("x"), type, null, constraints, Editor.USER, true, "for a test")));
    }

    @Property
    void areEitherKeptOrAtFault(@ForAll("rules") AttributeRule rule, @ForAll("values") Object value) {
        AttributeValues.Checked checked = AttributeValues.check(rule, value);
        assertThat(checked.value() == null).isNotEqualTo(checked.fault() == null);
    }

    @Property
    void areKeptInOneForm(@ForAll("rules") AttributeRule rule, @ForAll("values") Object value) {
        Object kept = AttributeValues.check(rule, value).value();
        if (kept != null) {
            assertThat(AttributeValues.check(rule, kept).value()).isEqualTo(kept);
            assertThat(AttributeValues.known(rule, kept)).isEqualTo(kept);
        }
    }

    @Property
    void areTextsThatEveryDatabaseTakes(@ForAll("texts") String text) {
        Object kept = AttributeValues.typed(AttributeType.STRING, text).value();
        if (kept != null) {
            assertThat(text.codePoints()).noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        }
    }

    @Property
    void thatAreTimesLieWithinBounds(@ForAll("texts") String text) {
        AttributeValues.time(text).ifPresent(time -> assertThat(time).isBetween(Instant.EPOCH, AttributeValues.LATEST));
    }

    @Property
    void thatAreCirclesFitIntoAPersonaId(@ForAll("texts") String text) {
        String circle = CircleRule.normal(text);
        assertThat(CircleRule.normal(circle)).isEqualTo(circle);
        if (CircleRule.ANY.fault(circle, Set::of).isEmpty()) {
            assertThat(circle).isNotEmpty().doesNotContain("_").isEqualTo(circle.strip());
            assertThat(circle.codePointCount(0, circle.length())).isLessThanOrEqualTo(CircleRule.MAX_LENGTH);
            assertThat(Normalizer.isNormalized(circle, Normalizer.Form.NFC)).isTrue();
            assertThat(circle.codePoints()).noneMatch(Character::isISOControl);
        }
    }
}
