package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.DatabaseTrouble;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said when a request goes wrong. */
class ProblemTest {

    private static final List<Violation> FAULTS = List.of(
            Violation.of("valid_till", "must be after valid_from"),
            Violation.sentence("title", "Invalid persona title 'x'. Allowed: y"),
            Violation.of("title", "must be short"));

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(PersonaFailure.invalid(FAULTS), 400),
                Arguments.of(PersonaFailure.duplicate(new PersonaKey("u", "t", "c")), 400),
                Arguments.of(PersonaFailure.limit(5), 400),
                Arguments.of(PersonaFailure.forbidden("Not you"), 403),
                Arguments.of(PersonaFailure.notFound(), 404),
                Arguments.of(PersonaFailure.invalidAnswers(FAULTS), 400),
                Arguments.of(PersonaFailure.noAssessment("No such"), 404),
                Arguments.of(PersonaFailure.noAttempt(null), 409),
                Arguments.of(PersonaFailure.stale(), 412),
                Arguments.of(PersonaFailure.conflict("Not now"), 409),
                Arguments.of(PersonaFailure.notOwner(), 403),
                Arguments.of(PersonaFailure.transientUser(), 403),
                Arguments.of(PersonaFailure.ambiguous(), 409),
                Arguments.of(PersonaFailure.busy(), 409),
                Arguments.of(PersonaFailure.busyRealm(), 409));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasItsStatusAndItsOwnWords(PersonaFailure failure, int status) {
        Problem problem = Problem.of(failure);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).isEqualTo(failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, 409", "AWAY, 503"})
    void troubleOfTheDatabaseSaysWhenToTryAgain(DatabaseTrouble trouble, int status) {
        assertThat(Problem.of(trouble).status()).isEqualTo(status);
        assertThat(Problem.of(trouble).headers()).containsEntry("Retry-After", "1");
        assertThat(Problem.of(PersonaFailure.busy()).headers()).containsEntry("Retry-After", "1");
    }

    @ParameterizedTest
    @EnumSource
    void noKindOfFailureIsForgotten(PersonaFailure.Kind kind) {
        assertThat(failures().map(arguments -> ((PersonaFailure) arguments.get()[0]).kind()))
                .contains(kind);
    }

    static Stream<Arguments> typesOfFailures() {
        return Stream.of(
                Arguments.of(PersonaFailure.invalid(FAULTS), "invalid-persona"),
                Arguments.of(PersonaFailure.duplicate(new PersonaKey("u", "t", "c")), "duplicate-persona"),
                Arguments.of(PersonaFailure.limit(5), "too-many-personas"),
                Arguments.of(PersonaFailure.forbidden("Not you"), "change-not-permitted"),
                Arguments.of(PersonaFailure.notOwner(), "not-the-owner"),
                Arguments.of(PersonaFailure.transientUser(), "transient-user"),
                Arguments.of(PersonaFailure.notFound(), "persona-not-found"),
                Arguments.of(PersonaFailure.invalidAnswers(FAULTS), "invalid-request"),
                Arguments.of(PersonaFailure.noAssessment("No such"), "assessment-not-found"),
                Arguments.of(PersonaFailure.noAttempt(null), "state-conflict"),
                Arguments.of(PersonaFailure.conflict("Not now"), "state-conflict"),
                Arguments.of(PersonaFailure.ambiguous(), "ambiguous-persona-id"),
                Arguments.of(PersonaFailure.busy(), "concurrent-changes"),
                Arguments.of(PersonaFailure.busyRealm(), "concurrent-changes"));
    }

    @ParameterizedTest
    @MethodSource("typesOfFailures")
    void eachFailureHasTheTypeOfItsKind(PersonaFailure failure, String name) {
        assertThat(Problem.of(failure).type()).isEqualTo(ProblemType.BASE + name);
    }

    @Test
    void aProblemThatItsStatusDescribesHasNoTypeOfItsOwn() {
        assertThat(Problem.of(PersonaFailure.stale()).type()).isEqualTo("about:blank");
    }

    @Test
    void looksAsDocumented() {
        assertThat(PlainJson.write(Problem.badRequest("valid_till", "must be after valid_from")
                        .json("r-1")))
                .isEqualTo("""
                        {"type":"https://keycloakpersonas.github.io/problems/invalid-request",\
                        "title":"Bad Request","status":400,\
                        "detail":"valid_till must be after valid_from",\
                        "errors":{"valid_till":"must be after valid_from"},"request_id":"r-1"}""");
    }

    @Test
    void hasNoErrorsWhereNoMemberIsAtFault() {
        assertThat(Problem.of(404, "Persona not found").json("r-1"))
                .containsOnlyKeys("type", "title", "status", "detail", "request_id");
    }

    @Test
    void namesEveryFaultInItsDetailAndThoseOfEachMemberTogetherInItsErrors() {
        Problem problem = Problem.badRequest(FAULTS);
        assertThat(problem.detail())
                .isEqualTo("valid_till must be after valid_from; Invalid persona title 'x'. Allowed: y;"
                        + " title must be short");
        assertThat(problem.errors())
                .containsExactly(
                        Map.entry("valid_till", "must be after valid_from"),
                        Map.entry("title", "Invalid persona title 'x'. Allowed: y; must be short"));
    }

    @Test
    void namesTheSameFaultOnce() {
        Violation fault = Violation.of("circles.values", "has an entry that is wrong");
        Problem problem = Problem.badRequest(List.of(fault, fault));
        assertThat(problem.detail()).isEqualTo("circles.values has an entry that is wrong");
        assertThat(problem.errors()).containsExactly(Map.entry("circles.values", "has an entry that is wrong"));
    }

    @Test
    void maySayMoreInMembersOfItsOwn() {
        Problem problem = Problem.of(409, "d")
                .withMember("in_use", Map.of("titles", Map.of("traveler", 12L)))
                .with("Retry-After", "1");
        assertThat(PlainJson.write(problem.json("r-1"))).isEqualTo("""
                        {"type":"about:blank","title":"Conflict","status":409,"detail":"d",\
                        "in_use":{"titles":{"traveler":12}},"request_id":"r-1"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request",
        "401, Unauthorized",
        "403, Forbidden",
        "404, Not Found",
        "405, Method Not Allowed",
        "409, Conflict",
        "412, Precondition Failed",
        "413, Content Too Large",
        "415, Unsupported Media Type",
        "429, Too Many Requests",
        "500, Internal Server Error",
        "503, Service Unavailable",
        "599, Error"
    })
    void hasThePhraseOfItsStatusAsTitle(int status, String title) {
        assertThat(Problem.of(status, "d").json("r-1")).containsEntry("title", title);
    }

    @Test
    void collectsHeaders() {
        Problem problem = Problem.of(429, "d").with("Retry-After", "1").with("X-More", "2");
        assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "1", "X-More", "2"));
        assertThat(problem.detail()).isEqualTo("d");
    }
}
