package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Claims of personas that tests make up. */
abstract class PersonaClaimsCases {

    static final Instant NOW = Instant.parse("2026-06-15T12:00:00.500Z");
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TILL = Instant.parse("2026-12-31T00:00:00Z");

    static Persona persona(String title, String circle) {
        return persona(title, circle, Status.ACTIVE, FROM, TILL, Map.of());
    }

    static Persona persona(
            String title, String circle, Status status, Instant from, Instant till, Map<String, Object> attributes) {
        PersonaKey key = new PersonaKey("u", title, circle);
        return new Persona(
                key.personaId(),
                key,
                status,
                new Validity(from, till),
                attributes,
                null,
                new Revision(FROM, FROM, 0),
                null);
    }

    static PersonaMapperConfig config(ClaimFormat format) {
        return new PersonaMapperConfig(
                "personas", "persona", true, false, false, format, TitlesAndCircles.ANY, true, 0);
    }

    static PersonaClaims claims(ClaimFormat format, Persona... personas) {
        return PersonaClaims.of(List.of(personas), DefaultSchema.INSTANCE, config(format), NOW);
    }
}
