package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.ASchedule;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.token.Omission;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a persona that is off duty. Now is a Monday. */
class OffDutyTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Schedule WEEKENDS =
            ASchedule.of("2026-01-03T00:00", "2026-01-04T00:00", "UTC", "FREQ=WEEKLY;BYDAY=SA,SU");

    private static String told(Duty duty, String till) {
        Persona persona = new Persona(
                "id",
                new PersonaKey("u", "guard", "c"),
                Status.ACTIVE,
                new Validity(FROM, Instant.parse(till), duty),
                Map.of(),
                null,
                new Revision(FROM, FROM, 0),
                null);
        PersonaVerdict verdict = PersonaVerdict.of(persona, new Obstacle(Omission.NO_MAPPER, "Add one."), NOW);
        assertThat(verdict.rule()).contains(Omission.OFF_DUTY);
        return verdict.detail();
    }

    @Test
    void isWhenItsNextWindowOpens() {
        assertThat(told(Duty.of(WEEKENDS), "2026-12-31T00:00:00Z"))
                .isEqualTo("It is off duty by its schedule: its next window opens at 2026-06-20T00:00:00Z.");
    }

    @Test
    void isWhoseScheduleIsClosed() {
        assertThat(told(Duty.of(WEEKENDS).under(WEEKENDS), "2026-12-31T00:00:00Z"))
                .startsWith("It is off duty by its schedule and the schedule of its title guard: ");
    }

    @Test
    void isThatNoWindowOpensAnyMore() {
        assertThat(told(Duty.ALWAYS.under(WEEKENDS), "2026-06-16T00:00:00Z"))
                .isEqualTo("It is off duty by the schedule of its title guard, and no window opens before it ends:"
                        + " add one to the schedule.");
    }
}
