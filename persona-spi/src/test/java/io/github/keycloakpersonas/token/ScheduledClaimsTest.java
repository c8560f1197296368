package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.ASchedule;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims of personas that are on duty at times. */
class ScheduledClaimsTest {

    private static final PersonaMapperConfig CONFIG = new PersonaMapperConfig(
            "personas", "persona", true, false, false, ClaimFormat.TITLE, TitlesAndCircles.ANY, true, 0);

    private final Map<PersonaMapperConfig, RememberedClaims> memory = new HashMap<>();
    private final List<Persona> personas = List.of(
            persona("nurse", ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "UTC", "FREQ=DAILY")),
            persona("guard", ASchedule.of("2026-01-05T15:00", "2026-01-05T20:00", "UTC", "FREQ=DAILY")));

    private static Persona persona(String title, Schedule schedule) {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        return new Persona(
                title,
                new PersonaKey("u", title, "c"),
                Status.ACTIVE,
                new Validity(from, Instant.parse("2027-01-01T00:00:00Z"), Duty.of(schedule)),
                Map.of(),
                null,
                new Revision(from, from, 0),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T08:00:00Z, nurse, 2026-06-15T16:00:00Z",
        "2026-06-15T15:30:00Z, guard;nurse, 2026-06-15T16:00:00Z",
        "2026-06-15T16:00:00Z, guard, 2026-06-15T20:00:00Z",
        "2026-06-15T14:59:59Z, nurse, 2026-06-15T16:00:00Z",
        "2026-06-15T15:59:59.999Z, guard;nurse, 2026-06-15T16:00:00Z",
        "2026-12-31T19:00:00Z, guard, 2026-12-31T20:00:00Z"
    })
    void areOfThoseOnDutyAndEndWhenTheFirstOfThemGoes(Instant now, String titles, Instant end) {
        PersonaClaims claims = RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, CONFIG, now);
        assertThat(claims.entries().all().value()).isEqualTo(List.of(titles.split(";", -1)));
        assertThat(claims.entries().all().expiry()).contains(end);
    }

    @Test
    void areMadeAgainWhenSomebodyComesOnDutyOrGoes() {
        for (String time : List.of("07:59:59", "08:00:00", "15:00:00", "16:00:00", "20:00:00", "09:00:00")) {
            Instant now = Instant.parse("2026-06-15T" + time + "Z");
            assertThat(RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, CONFIG, now))
                    .isEqualTo(PersonaClaims.of(personas, DefaultSchema.INSTANCE, CONFIG, now));
        }
    }

    @Test
    void areWithoutThoseThatAreOffDuty() {
        Instant night = Instant.parse("2026-06-15T22:00:00Z");
        assertThat(personas)
                .allMatch(persona -> Omission.of(persona, night)
                        .filter(Omission.OFF_DUTY::equals)
                        .isPresent());
    }
}
