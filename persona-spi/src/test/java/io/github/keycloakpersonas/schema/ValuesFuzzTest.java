package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Values and circles, whatever comes. */
class ValuesFuzzTest {

    @Provide
    Arbitrary<Object> values() {
        return AnyValue.plain();
    }

    private static final AttributeRule NUMBER = new AttributeRule(
            AttributeName.of("x"),
            AttributeType.NUMBER,
            null,
            Constraints.NONE,
            Editor.USER,
            true,
            false,
            "for a test",
            DisplayName.NONE,
            Map.of());

    @Provide
    Arbitrary<Object> numbers() {
        return AnyValue.number();
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
                                AttributeName.of("x"),
                                type,
                                null,
                                constraints,
                                Editor.USER,
                                true,
                                false,
                                "for a test",
                                DisplayName.NONE,
                                Map.of())));
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
    void thatAreNumbersComeBackFromADoubleAsTheyAre(@ForAll("numbers") Object value) {
        Object kept = AttributeValues.check(NUMBER, value).value();
        if (kept instanceof BigDecimal number) {
            int digits = number.stripTrailingZeros().precision();
            assertThat(digits).isLessThanOrEqualTo(17);
            // Between two texts that are equally close, readers take the even one.
            assertThat(new BigDecimal(number.doubleValue()).round(new MathContext(digits, RoundingMode.HALF_EVEN)))
                    .isEqualByComparingTo(number);
        }
    }

    @Property
    void thatBrowsersSendAreNumbers(@ForAll double number) {
        // What Java writes is, before Java 19, at times longer than what browsers write.
        BigDecimal written = BigDecimal.valueOf(number).stripTrailingZeros();
        boolean isShortest = IntStream.range(1, written.precision())
                .noneMatch(digits ->
                        new BigDecimal(number).round(new MathContext(digits)).doubleValue() == number);
        if (isShortest) {
            assertThat(AttributeValues.check(NUMBER, written).fault()).isNull();
        }
    }

    @Property
    void ofFifteenDigitsAreNumbersWhereverThePointIs(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
            @ForAll @IntRange(min = -290, max = 290) int scale) {
        assertThat(AttributeValues.check(NUMBER, BigDecimal.valueOf(digits, scale))
                        .fault())
                .isNull();
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
        Circle made = new Circle(text);
        String circle = made.name();
        assertThat(new Circle(circle)).isEqualTo(made);
        if (made.formFault().isEmpty()) {
            assertThat(made.canBeKept()).isTrue();
            assertThat(circle).isNotEmpty().doesNotContain("/").isEqualTo(circle.strip());
            assertThat(circle.codePointCount(0, circle.length())).isLessThanOrEqualTo(Circle.MAX_LENGTH);
            assertThat(Normalizer.isNormalized(circle, Normalizer.Form.NFC)).isTrue();
            assertThat(circle.codePoints()).noneMatch(Character::isISOControl);
        }
    }
}
