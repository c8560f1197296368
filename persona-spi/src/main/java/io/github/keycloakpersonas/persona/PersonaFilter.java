package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a list of a realm's personas. An empty condition matches every persona.
 *
 * @param titles any of these titles
 * @param circles any of these circles
 * @param statuses any of these statuses, as personas read
 * @param states any of these states
 * @param active whether they are active
 * @param userIds of any of these users; an empty list of users matches no persona
 * @param expiringBefore personas that are active and end before that time
 * @param search what the title or the circle contains or begins with, or what finds the owner or the persona
 * @param permittedOnly only of users whom fine-grained permissions let the session's administrator view
 */
public record PersonaFilter(
        List<String> titles,
        List<Circle> circles,
        List<Status> statuses,
        List<State> states,
        Optional<Boolean> active,
        Optional<List<String>> userIds,
        Optional<Instant> expiringBefore,
        Optional<SearchText> search,
        boolean permittedOnly) {

    /** The filter for every persona. */
    public static final PersonaFilter ALL = of(List.of(), List.of(), List.of());

    public PersonaFilter {
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        statuses = List.copyOf(statuses);
        states = List.copyOf(states);
        userIds = userIds.map(List::copyOf);
    }

    /** A filter by titles, circles and statuses only; one that is empty matches all. */
    public static PersonaFilter of(List<String> titles, List<Circle> circles, List<Status> statuses) {
        return new PersonaFilter(
                titles,
                circles,
                statuses,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same filter, restricted so that it matches no persona. */
    public PersonaFilter none() {
        return new PersonaFilter(
                titles,
                circles,
                statuses,
                states,
                active,
                Optional.of(List.of()),
                expiringBefore,
                search,
                permittedOnly);
    }

    /** The same filter, restricted to users whom the session's administrator may view by fine-grained permissions. */
    public PersonaFilter permitted() {
        return new PersonaFilter(titles, circles, statuses, states, active, userIds, expiringBefore, search, true);
    }

    /** Whether a persona in that state can match, so that there is a reason to look for one. */
    public boolean admits(State state) {
        return (statuses.isEmpty() || statuses.contains(state.status()))
                && (states.isEmpty() || states.contains(state))
                && (active.isEmpty() || active.get() == (state == State.ACTIVE));
    }
}
