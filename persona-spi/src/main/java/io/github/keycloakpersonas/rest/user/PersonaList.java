package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of a user's personas a caller wants to see. Empty means any.
 *
 * @param status the status that the personas are shown with
 * @param title their title
 * @param circle their circle
 * @param page the page of the list
 */
record PersonaList(Optional<Status> status, Optional<String> title, Optional<Circle> circle, Page page) {

    /** How one of them is shown. */
    interface Shape {

        Map<String, Object> of(Persona persona, PersonaSchema schema, Instant now);
    }

    /** Reads the parameters of the caller's own list. */
    static PersonaList of(Parameters parameters) {
        return new PersonaList(
                status(parameters),
                parameters.text("title"),
                parameters.text("circle").map(Circle::new),
                Page.of(parameters));
    }

    /** Reads the parameters of a list of somebody else's personas. */
    static PersonaList ofAnyTitle(Parameters parameters) {
        return new PersonaList(status(parameters), Optional.empty(), Optional.empty(), Page.of(parameters));
    }

    private static Optional<Status> status(Parameters parameters) {
        return parameters.oneOf("status", List.of(Status.values()), Status::word);
    }

    /** The JSON of the wanted page, with the number of personas in the whole list. */
    Map<String, Object> json(
            Exchange exchange, List<Persona> personas, PersonaSchema schema, Instant now, Shape shape) {
        List<Persona> wanted = personas.stream()
                .filter(persona -> fits(status, persona, p -> p.statusAt(now)))
                .filter(persona -> fits(title, persona, Persona::title))
                .filter(persona -> fits(circle, persona, Persona::circle))
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "personas",
                exchange.part(page, page.ahead(wanted)).stream()
                        .map(persona -> shape.of(persona, schema, now))
                        .toList());
        json.put("total", wanted.size());
        return json;
    }

    private static <T> boolean fits(Optional<T> wanted, Persona persona, Function<Persona, T> property) {
        return wanted.isEmpty() || wanted.get().equals(property.apply(persona));
    }
}
