package io.github.keycloakpersonas.circle;

import io.github.keycloakpersonas.schema.Circle;
import java.util.List;

/**
 * A circle in which somebody manages personas.
 *
 * @param circle the circle
 * @param titles the titles of these personas, in the schema's order; at least one
 * @param mandate the persona by which, the first one in the schema's order of titles where there are several
 */
public record ManagedCircle(Circle circle, List<String> titles, Mandate mandate) {

    public ManagedCircle {
        titles = List.copyOf(titles);
    }
}
