package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes of type {@code map}. */
class MapValuesTest extends AttributeChecks {

    private static final String NAMES =
            "must have names of 1 to 100 characters, none of them a control character, and not only spaces";

    private static final AnAttribute MAP = AnAttribute.named("device_usage", AttributeType.MAP);

    private static String faultOf(AnAttribute attribute, Object value) {
        return String.valueOf(AttributeValues.check(attribute.rule(), value).fault());
    }

    @Test
    void holdStringsAndNumbersInTheOrderOfTheirNames() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("mobile", new BigDecimal("0.70"));
        sent.put("desktop", "rarely");
        sent.put("all day", 3L);
        Object stored = check(AttributeType.MAP, sent).value();
        assertThat(stored).hasToString("{all day=3, desktop=rarely, mobile=0.7}");
        assertThat(AttributeValues.check(MAP.rule(), String.valueOf(stored)).value())
                .isNull();
    }

    @Test
    void areEqualWhateverTheFormOfTheirNumbersAndTheOrderOfTheirNames() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", new BigDecimal("7.00"));
        one.put("b", new BigDecimal("1e2"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", 100L);
        other.put("a", 7L);
        assertThat(check(AttributeType.MAP, one).value())
                .isEqualTo(check(AttributeType.MAP, other).value());
    }

    @Test
    void cannotBeChanged() {
        Map<String, Object> sent = new LinkedHashMap<>(Map.of("a", 1L));
        Object stored = check(AttributeType.MAP, sent).value();
        sent.put("b", 2L);
        assertThat(stored).hasToString("{a=1}");
        assertThatThrownBy(() -> ((Map<?, ?>) Objects.requireNonNull(stored)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> others() {
        String object = "must be an object of strings and numbers by name, such as {\"mobile\": 0.7}";
        String scalar = "has an entry 'a' that must be a string or a number";
        return Stream.of(
                Arguments.of("mobile", object),
                Arguments.of(List.of("mobile"), object),
                Arguments.of(true, object),
                Arguments.of(Map.of("a", true), scalar),
                Arguments.of(Map.of("a", List.of("b")), scalar),
                Arguments.of(Map.of("a", Map.of("b", 1L)), scalar),
                Arguments.of(Map.of("a", Map.of("b", Map.of("c", Map.of()))), scalar),
                Arguments.of(Collections.singletonMap("a", null), scalar),
                Arguments.of(Map.of("", 1L), NAMES),
                Arguments.of(Map.of(" \u3000", 1L), NAMES),
                Arguments.of(Map.of("x".repeat(101), 1L), NAMES),
                Arguments.of(Map.of("a\nb", 1L), NAMES),
                Arguments.of(Map.of("\u0000", 1L), NAMES),
                Arguments.of(Map.of("a\ud800", 1L), NAMES),
                Arguments.of(Map.of("a", "b\u0000"), "has an entry 'a' that must not contain control characters"),
                Arguments.of(Map.of("a", "\udc00"), "has an entry 'a' that must not contain control characters"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void holdNothingElse(Object value, String fault) {
        assertThat(check(AttributeType.MAP, value).value()).isNull();
        assertThat(check(AttributeType.MAP, value).fault()).isEqualTo(fault);
    }

    static Stream<Object> lostNumbers() {
        return Stream.of(
                9007199254740993L,
                Long.MIN_VALUE,
                new BigDecimal("1e400"),
                new BigDecimal("-1e1000000000"),
                new BigDecimal("1e-1000000000"),
                new BigDecimal("0.12345678901234567890123"));
    }

    @ParameterizedTest
    @MethodSource("lostNumbers")
    void haveOnlyNumbersThatEveryReaderHas(Object number) {
        assertThat(check(AttributeType.MAP, Map.of("share", number)).fault())
                .startsWith("has an entry 'share' that must be a number that a double holds");
        assertThat(AttributeValues.canBeKept(Map.of("share", number))).isFalse();
    }

    @Test
    void nameAnEntryInAFormThatIsFitForAMessage() {
        String name = "\u202e".repeat(3) + "x".repeat(80);
        assertThat(check(AttributeType.MAP, Map.of(name, true)).fault())
                .startsWith("has an entry '???xxx")
                .endsWith("x\u2026' that must be a string or a number");
    }

    @Test
    void haveAsManyEntriesAsTheSchemaPermits() {
        assertThat(check(AttributeType.MAP, entries(100)).fault()).isNull();
        assertThat(check(AttributeType.MAP, Map.of()).fault()).isNull();
        assertThat(faultOf(MAP, entries(101))).isEqualTo("must have at most 100 entries");
        AnAttribute two = MAP.between("1", "2");
        assertThat(AttributeValues.check(two.rule(), entries(2)).fault()).isNull();
        assertThat(faultOf(two, entries(3))).isEqualTo("must have between 1 and 2 entries");
        assertThat(faultOf(two, Map.of())).isEqualTo("must have between 1 and 2 entries");
        AnAttribute many = MAP.between(null, "100000");
        assertThat(AttributeValues.check(many.rule(), entries(1000)).fault()).isNull();
        assertThat(faultOf(many, entries(1001))).isEqualTo("must have at most 1000 entries");
    }

    @Test
    void haveStringsAsTheSchemaSays() {
        AnAttribute options = MAP.oneOf("often", "rarely");
        assertThat(AttributeValues.check(options.rule(), Map.of("a", "often", "b", 7L))
                        .fault())
                .isNull();
        assertThat(faultOf(options, Map.of("a", "never")))
                .isEqualTo("has an entry 'a' that must be one of: often, rarely");
        assertThat(faultOf(MAP.matching("[a-z]+"), Map.of("a", "B")))
                .isEqualTo("has an entry 'a' that must match the pattern [a-z]+");
        assertThat(faultOf(MAP, Map.of("a", "x".repeat(256))))
                .isEqualTo("has an entry 'a' that must have 0 to 255 characters");
        assertThat(AttributeValues.check(MAP.ofLength(0, 4000).rule(), Map.of("a", "x".repeat(4000)))
                        .fault())
                .isNull();
    }

    @Test
    void areKeptWhereTheSchemaHasThemNoMore() {
        assertThat(AttributeValues.canBeKept(Map.of("a", "b", "c", new BigDecimal("0.5"), "d", 3L)))
                .isTrue();
        assertThat(AttributeValues.canBeKept(Map.of("a", new BigDecimal("1e300"))))
                .isTrue();
        assertThat(AttributeValues.canBeKept(Map.of("a", List.of("b")))).isFalse();
        assertThat(AttributeValues.canBeKept(Map.of("a", "x".repeat(4001)))).isFalse();
        assertThat(AttributeValues.canBeKept(entries(1001))).isFalse();
    }

    @Test
    void areHiddenWhereTheSchemaHasAnotherType() {
        AttributeRule text = AnAttribute.named("device_usage", AttributeType.STRING)
                .defaultsTo("x")
                .rule();
        assertThat(AttributeValues.readable(text, Map.of("a", 1L))).isEqualTo("x");
        assertThat(AttributeValues.readable(MAP.rule(), "x")).isNull();
    }

    private static Map<String, Object> entries(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "n" + i, i -> (long) i));
    }
}
