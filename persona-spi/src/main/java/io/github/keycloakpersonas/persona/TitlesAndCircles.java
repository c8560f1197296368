package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The titles and circles of personas that count for something, such as a mapper, a condition or a policy.
 *
 * @param titles any of these titles, in the order in which they were given; empty for any title at all
 * @param circles any of these circles, in the order in which they were given; empty for any circle at all
 */
public record TitlesAndCircles(Set<String> titles, Set<Circle> circles) {

    /** All there are. */
    public static final TitlesAndCircles ANY = new TitlesAndCircles(Set.of(), Set.of());

    public TitlesAndCircles {
        titles = Collections.unmodifiableSet(new LinkedHashSet<>(titles));
        circles = Collections.unmodifiableSet(new LinkedHashSet<>(circles));
    }

    /** Those of these titles and circles; each of them counts once. */
    public static TitlesAndCircles of(Collection<String> titles, Collection<Circle> circles) {
        return new TitlesAndCircles(new LinkedHashSet<>(titles), new LinkedHashSet<>(circles));
    }

    /** Whether personas of that title count. */
    public boolean hasTitle(String title) {
        return titles.isEmpty() || titles.contains(title);
    }

    /** Whether personas of that circle count. */
    public boolean hasCircle(Circle circle) {
        return circles.isEmpty() || circles.contains(circle);
    }

    /** Whether a persona counts, be it active or not. */
    public boolean includes(Persona persona) {
        return hasTitle(persona.title()) && hasCircle(persona.circle());
    }
}
