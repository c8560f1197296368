package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.CircleRule.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault that a schema can have. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchemaRulesTest {

    private static final String TAKEN = "must not have the name of another attribute, a group or a fixed member";

    static Stream<String> fixedMembers() {
        return SchemaRules.FIXED_MEMBERS.stream().sorted();
    }

    private static ASchema schema() {
        return new ASchema().title("traveler");
    }

    private static AnAttribute text(String name) {
        return AnAttribute.named(name, AttributeType.STRING);
    }

    private static List<String> faults(ASchema schema) {
        return SchemaRules.violations(schema.build()).stream()
                .map(Violation::sentence)
                .toList();
    }

    @Test
    void aTitleIsEnough() {
        assertThat(faults(schema())).isEmpty();
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        assertThat(faults(new ASchema().attribute(text("title")).limits(0, Duration.ZERO, -1)))
                .hasSize(5);
    }

    @Nested
    class Titles {

        @Test
        void areNeeded() {
            assertThat(faults(new ASchema())).containsExactly("titles must have at least one title");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "7", "Travel-Agent.2"})
        void haveLettersDigitsDotsAndHyphens(String name) {
            assertThat(faults(new ASchema().title(name))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a_b", "-a", ".a", "a b", "é", "a\n"})
        void haveNothingElse(String name) {
            assertThat(faults(new ASchema().title(name)))
                    .containsExactly(
                            "titles." + name + " must have a name of 1 to 64 letters, digits, dots and hyphens");
        }

        @Test
        void haveSixtyFourCharactersAtMost() {
            assertThat(faults(new ASchema().title("a".repeat(64)))).isEmpty();
            assertThat(faults(new ASchema().title("a".repeat(65)))).hasSize(1);
        }

        @Test
        void differInMoreThanCase() {
            assertThat(faults(schema().title("Traveler")))
                    .containsExactly("titles.Traveler must not have the name of another title, whatever the case");
        }
    }

    @Nested
    class Circles {

        @Test
        void ofAListAreNamed() {
            assertThat(faults(schema().circles(Source.LIST)))
                    .containsExactly("circles.values must name at least one circle");
        }

        @ParameterizedTest
        @EnumSource(names = "LIST", mode = Mode.EXCLUDE)
        void ofOtherSourcesAreNot(Source source) {
            assertThat(faults(schema().circles(source))).isEmpty();
        }

        @Test
        void haveTheRightForm() {
            assertThat(faults(schema().circles(Source.LIST, "fine", "not/fine", "")))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("circles.values has an entry that may contain"),
                            fault -> assertThat(fault)
                                    .isEqualTo("circles.values has an entry that must have 1 to 100 characters"));
        }
    }

    @Nested
    class Names {

        @ParameterizedTest
        @ValueSource(strings = {"a", "A-b_c7"})
        void startWithALetter(String name) {
            assertThat(faults(schema().attribute(text(name)))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "_a", "7a", "a.b", "a b", "é"})
        void haveNothingElse(String name) {
            String fault =
                    " must have a name of 1 to 64 letters, digits, underscores and hyphens that starts with a letter";
            assertThat(faults(schema().attribute(text(name)))).containsExactly("attributes." + name + fault);
            assertThat(faults(schema().group(name))).containsExactly("groups." + name + fault);
        }

        @ParameterizedTest
        @MethodSource("io.github.keycloakpersonas.schema.SchemaRulesTest#fixedMembers")
        void ofFixedMembersAreTaken(String name) {
            assertThat(faults(schema().attribute(text(name)))).containsExactly("attributes." + name + " " + TAKEN);
            assertThat(faults(schema().group(name))).containsExactly("groups." + name + " " + TAKEN);
        }

        @ParameterizedTest
        @MethodSource("io.github.keycloakpersonas.schema.SchemaRulesTest#fixedMembers")
        void ofFixedMembersAreFreeInsideAGroup(String name) {
            assertThat(faults(schema().group("g").attribute(text(name).inGroup("g"))))
                    .isEmpty();
        }

        @Test
        void areUniqueAmongAttributesAndGroups() {
            assertThat(faults(schema().attribute(text("a")).attribute(text("a"))))
                    .containsExactly("attributes.a " + TAKEN);
            assertThat(faults(schema().group("a").attribute(text("a")))).containsExactly("attributes.a " + TAKEN);
            assertThat(faults(schema().group("a").group("a"))).containsExactly("groups.a " + TAKEN);
        }

        @Test
        void areUniqueInsideAGroup() {
            ASchema twice = schema().group("g")
                    .attribute(text("a").inGroup("g"))
                    .attribute(text("a").inGroup("g"));
            assertThat(faults(twice)).containsExactly("attributes.g.a must not have the name of another attribute");
            assertThat(faults(schema().group("g")
                            .attribute(text("a"))
                            .attribute(text("a").inGroup("g"))))
                    .isEmpty();
        }
    }

    @Nested
    class Constraints {

        @Test
        void ofARangeHaveTheMinFirst() {
            assertThat(faults(schema().attribute(text("a").between("2", "1"))))
                    .containsExactly("attributes.a must have a min that is not above its max");
            assertThat(faults(schema().attribute(text("a").between("1", "1.0"))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e1000000000", "1e-1000000000", "1e309"})
        void ofARangeCanBeWrittenOut(String number) {
            String fault = "attributes.a must have a min and a max that a double holds as they are written";
            assertThat(faults(schema().attribute(text("a").between(number, null))))
                    .containsExactly(fault);
            assertThat(faults(schema().attribute(text("a").between(null, number))))
                    .containsExactly(fault);
        }

        @ParameterizedTest
        @CsvSource({"-1, ", ", 4001", "2, 1", "256, ", ", -1"})
        void ofALengthAreInOrderAndBounded(@Nullable Integer min, @Nullable Integer max) {
            assertThat(faults(schema().attribute(text("a").ofLength(min, max))))
                    .containsExactly(
                            "attributes.a must have lengths between 0 and 4000, min_length not above max_length");
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "4000, 4000", "255, ", ", 4000"})
        void ofALengthReachTheirBounds(@Nullable Integer min, @Nullable Integer max) {
            assertThat(faults(schema().attribute(text("a").ofLength(min, max)))).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = "ENUM", mode = Mode.INCLUDE)
        void ofAnEnumHaveOptions(AttributeType type) {
            assertThat(faults(schema().attribute(AnAttribute.named("a", type))))
                    .containsExactly("attributes.a must have options");
        }

        @ParameterizedTest
        @EnumSource(names = "ENUM", mode = Mode.EXCLUDE)
        void ofOtherTypesNeedNone(AttributeType type) {
            assertThat(faults(schema().attribute(AnAttribute.named("a", type)))).isEmpty();
        }
    }

    @Test
    void aDefaultFollowsItsRule() {
        AnAttribute risk = AnAttribute.named("risk", AttributeType.INTEGER).between("0", "100");
        assertThat(faults(schema().attribute(risk.defaultsTo(100L)))).isEmpty();
        assertThat(faults(schema().attribute(risk.defaultsTo(101L))))
                .containsExactly("attributes.risk.default must be between 0 and 100");
        assertThat(faults(schema().attribute(risk.defaultsTo("3"))))
                .containsExactly("attributes.risk.default must be an integer");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 365, 600, limits.personas_per_user must be between 1 and 1000",
        "1001, 365, 600, limits.personas_per_user must be between 1 and 1000",
        "5, 0, 600, limits.default_validity_days must be between 1 and 36500",
        "5, 36501, 600, limits.default_validity_days must be between 1 and 36500",
        "5, 365, -1, limits.requests_per_minute must be between 0 and 1000000",
        "5, 365, 1000001, limits.requests_per_minute must be between 0 and 1000000"
    })
    void limitsAreBounded(int personas, int days, int requests, String fault) {
        assertThat(faults(schema().limits(personas, Duration.ofDays(days), requests)))
                .containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001})
    void soIsTheLimitOfAClient(int requests) {
        assertThat(faults(schema().clientRequestsPerMinute(requests)))
                .containsExactly("limits.client_requests_per_minute must be between 0 and 1000000");
    }

    @Test
    void limitsReachTheirBounds() {
        assertThat(faults(schema().clientRequestsPerMinute(0))).isEmpty();
        assertThat(faults(schema().clientRequestsPerMinute(1_000_000))).isEmpty();
        assertThat(faults(schema().limits(1, Duration.ofDays(1), 1))).isEmpty();
        assertThat(faults(schema().limits(1000, Duration.ofDays(36_500), 1_000_000)))
                .isEmpty();
    }
}
