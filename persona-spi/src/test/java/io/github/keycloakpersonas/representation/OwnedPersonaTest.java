package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Administrators see a username and a note, users nothing of their owner. */
class OwnedPersonaTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Persona PERSONA = new Persona(
            "id",
            new PersonaKey("sub", "traveler", "corsica"),
            Status.REVOKED,
            new Validity(NOW.minusSeconds(1), NOW.plusSeconds(1)),
            Map.of(),
            "no licence",
            new Revision(NOW, NOW, 0),
            null);

    @Test
    void hasItsOwnersNameForAdministratorsOnly() {
        Map<String, Object> seen =
                PersonaRepresentation.of(new OwnedPersona(PERSONA, "anna"), DefaultSchema.INSTANCE, NOW);
        assertThat(seen).containsEntry("username", "anna").containsEntry("note", "no licence");
        Map<String, Object> own = PersonaRepresentation.of(PERSONA, DefaultSchema.INSTANCE, NOW);
        assertThat(own).doesNotContainKey("username").containsEntry("note", "no licence");
        assertThat(seen).containsAllEntriesOf(own);
    }
}
