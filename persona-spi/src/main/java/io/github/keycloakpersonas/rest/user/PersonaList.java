package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's personas a caller wants to see. A filter that is null matches all of them.
 *
 * @param status the status that the personas are shown with
 * @param title their title
 * @param circle their circle
 * @param page the page of the list
 */
record PersonaList(
        @Nullable Status status,
        @Nullable String title,
        @Nullable Circle circle,
        Page page) {

    /**
     * Reads a status parameter.
     *
     * @throws ProblemException 400 for a status that does not exist
     */
    static @Nullable Status status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Status.of(word)
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "status", "must be one of: pending, active, inactive, suspended, revoked, expired")));
    }

    /** The JSON of the wanted page, with the number of personas in the whole list. */
    Map<String, Object> json(Exchange exchange, List<Persona> personas, PersonaSchema schema, Instant now) {
        List<Persona> wanted = personas.stream()
                .filter(persona -> fits(status, persona, p -> p.statusAt(now)))
                .filter(persona -> fits(title, persona, Persona::title))
                .filter(persona -> fits(circle, persona, Persona::circle))
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "personas",
                exchange.part(page, page.ahead(wanted)).stream()
                        .map(persona -> PersonaRepresentation.of(persona, schema, now))
                        .toList());
        json.put("total", wanted.size());
        return json;
    }

    private static <T> boolean fits(@Nullable T wanted, Persona persona, Function<Persona, T> property) {
        return wanted == null || wanted.equals(property.apply(persona));
    }
}
