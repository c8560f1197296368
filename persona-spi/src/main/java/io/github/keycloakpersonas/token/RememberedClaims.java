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
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * The claims that a mapper made for a user last, beside Keycloak's cached user, with which they go. They hold as long as the
 * user's personas and the schema are the very ones they were made of, for mappers with the same settings, and no persona begins or ends.
 */
record RememberedClaims(
        List<Persona> personas, PersonaSchema schema, Instant from, Instant until, PersonaClaims claims) {

    /**
     * The claims, made anew only where they may have changed.
     */
    static PersonaClaims of(
            UserModel user, List<Persona> personas, PersonaSchema schema, PersonaMapperConfig config, Instant now) {
        if (!(user instanceof CachedUserModel cached) || personas.isEmpty()) {
            return PersonaClaims.of(personas, schema, config, now);
        }
        Map<PersonaMapperConfig, RememberedClaims> beside = beside(cached);
        RememberedClaims known = beside.get(config);
        if (known == null || !known.holds(personas, schema, now)) {
            known = new RememberedClaims(
                    personas, schema, now, nextChange(personas, now), PersonaClaims.of(personas, schema, config, now));
            beside.put(config, known);
        }
        return known.claims;
    }

    /** Compared by identity: what is cached is replaced, never changed. */
    @SuppressWarnings("ReferenceEquality")
    private boolean holds(List<Persona> otherPersonas, PersonaSchema otherSchema, Instant now) {
        return personas == otherPersonas && schema == otherSchema && !now.isBefore(from) && now.isBefore(until);
    }

    /** When the next persona begins or ends; one leaves the tokens in the second in which it ends. */
    private static Instant nextChange(List<Persona> personas, Instant now) {
        return personas.stream()
                .filter(persona -> persona.status() == Status.ACTIVE)
                .flatMap(persona -> Stream.of(
                        persona.validity().from(), persona.validity().till().truncatedTo(ChronoUnit.SECONDS)))
                .filter(change -> change.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Keycloak declares the map raw; it is open to every extension, under keys of their own: here a mapper's settings. */
    @SuppressWarnings("unchecked")
    private static Map<PersonaMapperConfig, RememberedClaims> beside(CachedUserModel user) {
        return user.getCachedWith();
    }
}
