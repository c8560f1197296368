package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Personas as a CSV file. */
class PersonaTableTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final PersonaTable table = new PersonaTable(DefaultSchema.INSTANCE);

    private static Persona persona(String circle, Map<String, Object> attributes) {
        return new Persona(
                "id",
                new PersonaKey("sub", "traveler", circle),
                Status.ACTIVE,
                new Validity(NOW.minusSeconds(60), NOW),
                attributes,
                "-5 days",
                new Revision(NOW.minusSeconds(60), NOW.minusSeconds(30), 0),
                null);
    }

    @Test
    void namesItsColumns() {
        assertThat(new String(table.header(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "id,username,user_sub,title,circle,status,active,valid_from,valid_till,created_at,updated_at,"
                                + "note,schedule,consent,autobook_price,autobook_leadtime,autobook_risklevel\r\n");
    }

    @Test
    void hasALineForEachPersonaAsItReads() {
        OwnedPersona owned =
                new OwnedPersona(persona("+1, the club", Map.of("autobook_price", 7L, "no_more", 1L)), "anna");
        assertThat(new String(table.line(owned, NOW), StandardCharsets.UTF_8))
                .isEqualTo("id,anna,sub,traveler,\"'+1, the club\",expired,false,2026-06-15T11:59:00Z,"
                        + "2026-06-15T12:00:00Z,2026-06-15T11:59:00Z,2026-06-15T11:59:30Z,'-5 days,,false,7,7,3\r\n");
    }
}
