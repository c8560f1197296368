package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The claims that were last made for a user. They are valid as long as the user's personas and the schema are the same
 * objects, the mapper has the same settings, and no persona begins or ends, comes on duty or goes off.
 */
record RememberedClaims(
        List<Persona> personas, PersonaSchema schema, Instant from, Instant until, PersonaClaims claims) {

    /**
     * The claims. They are made again only if they may have changed.
     *
     * @param memory the remembered claims of the user, by the settings of mappers
     */
    static PersonaClaims of(
            Map<PersonaMapperConfig, RememberedClaims> memory,
            List<Persona> personas,
            PersonaSchema schema,
            PersonaMapperConfig config,
            Instant now) {
        RememberedClaims known = memory.get(config);
        if (known == null || !known.holds(personas, schema, now)) {
            known = new RememberedClaims(
                    personas, schema, now, nextChange(personas, now), PersonaClaims.of(personas, schema, config, now));
            memory.put(config, known);
        }
        return known.claims;
    }

    /** Compares by identity, because cached objects are replaced and never changed. */
    @SuppressWarnings("ReferenceEquality")
    private boolean holds(List<Persona> otherPersonas, PersonaSchema otherSchema, Instant now) {
        return personas == otherPersonas && schema == otherSchema && !now.isBefore(from) && now.isBefore(until);
    }

    /** The time when the next persona begins or ends. A persona is not in tokens of the second in which it ends. */
    private static Instant nextChange(List<Persona> personas, Instant now) {
        return personas.stream()
                .filter(persona -> persona.status() == Status.ACTIVE)
                .flatMap(persona -> Stream.of(
                        persona.validity().from(),
                        persona.validity().till().truncatedTo(ChronoUnit.SECONDS),
                        persona.validity().duty().nextChange(now),
                        persona.validity().assessed().until()))
                .filter(change -> change.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
