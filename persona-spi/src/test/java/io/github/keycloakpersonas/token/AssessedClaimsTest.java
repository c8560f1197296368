package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.Duty;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims of a persona whose result ends. */
class AssessedClaimsTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-15T12:00:00Z");

    private static final PersonaMapperConfig CONFIG = new PersonaMapperConfig(
            "personas", "persona", true, false, false, ClaimFormat.TITLE, TitlesAndCircles.ANY, true, 0);

    private final List<Persona> personas = List.of(new Persona(
            "id",
            new PersonaKey("u", "nurse", "c"),
            Status.ACTIVE,
            new Validity(
                    FROM,
                    Instant.parse("2027-01-01T00:00:00Z"),
                    Duty.ALWAYS,
                    new Assessed(Map.of("risk", END), List.of("risk"))),
            Map.of(),
            null,
            new Revision(FROM, FROM, 0),
            null));

    @Test
    void endWithItHoweverTheyAreRemembered() {
        Map<PersonaMapperConfig, RememberedClaims> memory = new HashMap<>();
        PersonaClaims before =
                RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, CONFIG, END.minusSeconds(1));
        assertThat(before.entries().all().value()).isEqualTo(List.of("nurse"));
        assertThat(before.entries().all().expiry()).contains(END);
        PersonaClaims after = RememberedClaims.of(memory, personas, DefaultSchema.INSTANCE, CONFIG, END);
        assertThat(after.entries().all().value()).isEqualTo(List.of());
    }
}
