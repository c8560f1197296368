package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters as typed values. */
class ParametersTest {

    private static final Map<String, List<String>> NONE = Map.of();
    private static final String TOO_LONG = "must have at most 255 characters";
    private static final String NO_STATUS =
            "must be one of: pending, active, inactive, suspended, revoked, expired, unassessed";

    private static Map<String, List<String>> sent(String name, String... values) {
        return Map.of(name, Arrays.asList(values));
    }

    /** Not typed, for AssertJ has an assertion for each type. */
    private static Object read(Map<String, List<String>> sent, Function<Parameters, ?> reading) {
        return Parameters.read(sent, reading);
    }

    private static Map<String, String> faults(Map<String, List<String>> sent, Function<Parameters, ?> reading) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> Parameters.read(sent, reading));
        Problem problem = Objects.requireNonNull(thrown, "it is read").problem();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST.uri());
        return problem.errors();
    }

    @Test
    void nobodyMindsThoseThatNobodyReads() {
        assertThat(read(sent("other", "x"), parameters -> parameters.flag("force")))
                .isEqualTo(false);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        Map<String, List<String>> sent = Map.of("force", List.of("x"), "top", List.of("0"));
        assertThat(faults(sent, parameters -> {
                    parameters.fault("clients", "is one too many");
                    return parameters.flag("force") ? 0 : parameters.integer("top", 10, 1, 100);
                }))
                .isEqualTo(Map.of(
                        "clients", "is one too many",
                        "force", "must be true or false",
                        "top", "must be an integer between 1 and 100"));
    }

    @Nested
    class AFlag {

        @Test
        void isOffWhereItIsNotSent() {
            assertThat(read(NONE, parameters -> parameters.flag("force"))).isEqualTo(false);
            assertThat(read(NONE, parameters -> parameters.yesOrNo("force"))).isEqualTo(Optional.empty());
        }

        @ParameterizedTest
        @CsvSource({"true, true", "false, false"})
        void isWhatItSays(String text, boolean isOn) {
            assertThat(read(sent("force", text), parameters -> parameters.flag("force")))
                    .isEqualTo(isOn);
            assertThat(read(sent("force", text), parameters -> parameters.yesOrNo("force")))
                    .isEqualTo(Optional.of(isOn));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "True", "TRUE", "1", "0", "yes", " true"})
        void isNothingElse(String text) {
            assertThat(faults(sent("force", text), parameters -> parameters.flag("force")))
                    .isEqualTo(Map.of("force", "must be true or false"));
        }

        @Test
        void isWhatItSaysFirst() {
            assertThat(read(sent("force", "true", "false"), parameters -> parameters.flag("force")))
                    .isEqualTo(true);
        }
    }

    @Nested
    class AnInteger {

        @ParameterizedTest
        @CsvSource({"1, 1", "100, 100", "007, 7", "+7, 7"})
        void liesWithinItsBounds(String text, int number) {
            assertThat(read(sent("top", text), parameters -> parameters.integer("top", 10, 1, 100)))
                    .isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "0", "101", "-1", "1.0", "x", " 1", "99999999999"})
        void isNothingElse(String text) {
            assertThat(faults(sent("top", text), parameters -> parameters.integer("top", 10, 1, 100)))
                    .isEqualTo(Map.of("top", "must be an integer between 1 and 100"));
        }

        @Test
        void hasAValueWhereItIsNotSent() {
            assertThat(read(NONE, parameters -> parameters.integer("top", 10, 1, 100)))
                    .isEqualTo(10);
        }
    }

    @Nested
    class AWord {

        @ParameterizedTest
        @EnumSource(Status.class)
        void isOneOfItsSet(Status status) {
            assertThat(read(sent("status", status.word()), this::status)).isEqualTo(Optional.of(status));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ACTIVE", "active ", "none"})
        void isNothingElse(String text) {
            assertThat(faults(sent("status", text), this::status)).isEqualTo(Map.of("status", NO_STATUS));
        }

        @Test
        void canBeAnyOfSeveral() {
            assertThat(read(sent("status", "active", "expired", "active"), this::statuses))
                    .isEqualTo(List.of(Status.ACTIVE, Status.EXPIRED));
            assertThat(faults(sent("status", "active", "x"), this::statuses)).isEqualTo(Map.of("status", NO_STATUS));
        }

        private Object status(Parameters parameters) {
            return parameters.oneOf("status", List.of(Status.values()), Status::word);
        }

        private List<Status> statuses(Parameters parameters) {
            return parameters.anyOf("status", List.of(Status.values()), Status::word);
        }
    }

    @Nested
    class AText {

        @ParameterizedTest
        @ValueSource(strings = {"x", "🛫"})
        void canBeBoundedInCharacters(String character) {
            String longest = character.repeat(Parameters.MAX_LENGTH);
            assertThat(read(sent("title", longest), parameters -> parameters.shortText("title")))
                    .isEqualTo(Optional.of(longest));
            assertThat(faults(sent("title", longest + character), parameters -> parameters.shortText("title")))
                    .isEqualTo(Map.of("title", TOO_LONG));
            assertThat(read(sent("scope", longest + character), parameters -> parameters.text("scope")))
                    .isEqualTo(Optional.of(longest + character));
        }

        @Test
        void isMeasuredInTheFormThatIsCompared() {
            String padded = "home" + " ".repeat(Parameters.MAX_LENGTH);
            assertThat(read(sent("circle", padded), parameters -> parameters.shortText("circle", String::strip)))
                    .isEqualTo(Optional.of("home"));
            assertThat(read(sent("circle", padded), parameters -> parameters.shortTexts("circle", String::strip)))
                    .isEqualTo(List.of("home"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void canBeRequired(String blank) {
            Map<String, String> fault = Map.of("user", "is required");
            assertThat(faults(sent("user", blank), parameters -> parameters.required("user")))
                    .isEqualTo(fault);
            assertThat(faults(NONE, parameters -> parameters.required("user"))).isEqualTo(fault);
        }

        @Test
        void canBeSentAtMost50Times() {
            assertThat(read(
                            Map.of("title", Collections.nCopies(50, "x")),
                            parameters -> parameters.shortTexts("title", UnaryOperator.identity())))
                    .isEqualTo(Collections.nCopies(50, "x"));
            assertThat(faults(
                            Map.of("title", Collections.nCopies(51, "x")),
                            parameters -> parameters.shortTexts("title", UnaryOperator.identity())))
                    .isEqualTo(Map.of("title", "must be given at most 50 times"));
            assertThat(faults(
                            sent("title", "x", "x".repeat(256)),
                            parameters -> parameters.shortTexts("title", UnaryOperator.identity())))
                    .isEqualTo(Map.of("title", TOO_LONG));
        }
    }

    @Nested
    class ATime {

        @ParameterizedTest
        @ValueSource(strings = {"2026-12-31T23:00:00Z", "2027-01-01T01:00:00+02:00", "2027-01-01T01:00:00 02:00"})
        void hasAnOffsetWhosePlusNeedNotBeEscaped(String text) {
            assertThat(read(sent("before", text), parameters -> parameters.time("before")))
                    .isEqualTo(Optional.of(Instant.parse("2026-12-31T23:00:00Z")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "tomorrow", "2026-12-31", "2026-12-31T23:00:00"})
        void isNothingElse(String text) {
            assertThat(faults(sent("before", text), parameters -> parameters.time("before")))
                    .containsOnlyKeys("before")
                    .containsValue("must be an ISO 8601 time with offset between 1970 and 9999,"
                            + " such as 2026-12-31T23:59:59Z");
        }
    }

    @Nested
    class Filters {

        @Test
        void areNotSentWhereTheyAreEmpty() {
            assertThat(read(
                            sent("active", ""),
                            parameters -> parameters.ofFilters().yesOrNo("active")))
                    .isEqualTo(Optional.empty());
            assertThat(read(
                            sent("active", ""),
                            parameters -> parameters.ofFilters().has("active")))
                    .isEqualTo(false);
            assertThat(read(
                            sent("title", "", "x"),
                            parameters -> parameters.ofFilters().shortTexts("title", UnaryOperator.identity())))
                    .isEqualTo(List.of("x"));
        }

        @Test
        void haveOneValueWhereOnlyOneCanBeMeant() {
            assertThat(faults(
                            sent("user", "a", "b"),
                            parameters -> parameters.ofFilters().shortText("user")))
                    .isEqualTo(Map.of("user", "must be given once"));
        }
    }
}
