package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.token.Omission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a persona that lacks an assessment. */
class UnassessedTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static PersonaVerdict verdict(Status status, Instant from) {
        Assessed assessed =
                new Assessed(Map.of("risk", NOW, "law", NOW.plusSeconds(1)), List.of("risk", "law", "first-aid"));
        Persona persona = new Persona(
                "id",
                new PersonaKey("u", "guard", "c"),
                status,
                new Validity(from, Instant.parse("2026-12-31T00:00:00Z"), Duty.ALWAYS, assessed),
                Map.of(),
                null,
                new Revision(from, from, 0),
                null);
        return PersonaVerdict.of(persona, new Obstacle(Omission.NO_MAPPER, "Add one."), NOW);
    }

    @Test
    void isWhichOnesAreMissingAndWhichHaveEnded() {
        PersonaVerdict verdict = verdict(Status.ACTIVE, NOW.minusSeconds(1));
        assertThat(verdict.rule()).contains(Omission.UNASSESSED);
        assertThat(verdict.detail())
                .isEqualTo("Its title guard requires that these assessments are passed:"
                        + " risk, whose result counted until 2026-06-15T12:00:00Z; first-aid.");
    }

    @Test
    void isToldBeforeThatItBeginsLaterAndAfterItsStatus() {
        assertThat(verdict(Status.ACTIVE, NOW.plusSeconds(1)).rule()).contains(Omission.UNASSESSED);
        assertThat(verdict(Status.INACTIVE, NOW.minusSeconds(1)).rule()).contains(Omission.STATUS);
    }
}
