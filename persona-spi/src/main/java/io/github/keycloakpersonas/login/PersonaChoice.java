package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaName;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The personas that a user can choose from.
 *
 * @param active the personas that can be chosen
 * @param unavailable the others
 */
record PersonaChoice(List<Persona> active, List<Unavailable> unavailable) {

    private static final Comparator<Persona> BY_NAME =
            Comparator.comparing(Persona::title).thenComparing(Persona::circle);

    PersonaChoice {
        active = List.copyOf(active);
        unavailable = List.copyOf(unavailable);
    }

    /** A user's personas at that time, by title and circle. */
    static PersonaChoice of(List<Persona> personas, Instant now) {
        return new PersonaChoice(
                personas.stream()
                        .filter(persona -> persona.isActiveAt(now))
                        .sorted(BY_NAME)
                        .toList(),
                personas.stream()
                        .filter(persona -> !persona.isActiveAt(now))
                        .sorted(BY_NAME)
                        .map(persona -> Unavailable.of(persona, now))
                        .toList());
    }

    /** The same, but active personas that require a stronger login than possible cannot be chosen. */
    PersonaChoice without(Predicate<Persona> beyond) {
        return new PersonaChoice(
                active.stream().filter(beyond.negate()).toList(),
                Stream.concat(
                                unavailable.stream(),
                                active.stream().filter(beyond).map(Unavailable::withoutStrongerLogin))
                        .toList());
    }

    /** The same in the order of what people read. */
    PersonaChoice orderedBy(UnaryOperator<String> shown) {
        Comparator<Persona> order = Comparator.<Persona, String>comparing(persona -> shown.apply(persona.title()))
                .thenComparing(BY_NAME);
        return new PersonaChoice(
                active.stream().sorted(order).toList(),
                unavailable.stream()
                        .sorted(Comparator.comparing(Unavailable::persona, order))
                        .toList());
    }

    /** The same with the persona first that was selected last. */
    PersonaChoice lastUsedFirst(List<String> latestFirst) {
        return latestFirst.stream()
                .flatMap(id -> active(id).stream())
                .findFirst()
                .map(last -> new PersonaChoice(
                        active.stream()
                                .sorted(Comparator.comparing(persona -> !persona.equals(last)))
                                .toList(),
                        unavailable))
                .orElse(this);
    }

    /**
     * The personas whose title or circle contains the text, ignoring case. Both are compared in upper case, because the
     * lower case of a letter can depend on the letters after it.
     *
     * @param shown what people read instead of a title, which is searched in addition
     */
    PersonaChoice matching(String text, UnaryOperator<String> shown) {
        String wanted = new Circle(text).name().toUpperCase(Locale.ROOT);
        return new PersonaChoice(
                active.stream().filter(persona -> has(persona, wanted, shown)).toList(),
                unavailable.stream()
                        .filter(other -> has(other.persona(), wanted, shown))
                        .toList());
    }

    /** The active persona of that id. */
    Optional<Persona> active(String id) {
        return active.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    /**
     * The active persona that an application names.
     *
     * @param seen translates a persona to the identifiers that the application knows
     */
    Optional<Persona> named(String name, UnaryOperator<Persona> seen) {
        PersonaName wanted = PersonaName.of(name);
        return active.stream()
                .filter(persona -> wanted.isOf(seen.apply(persona)))
                .findFirst();
    }

    /** The only active persona; empty if there are none or several. */
    Optional<Persona> only() {
        return active.size() == 1 ? Optional.of(active.get(0)) : Optional.empty();
    }

    int size() {
        return active.size() + unavailable.size();
    }

    private static boolean has(Persona persona, String wanted, UnaryOperator<String> shown) {
        return Stream.of(persona.title(), shown.apply(persona.title()))
                .map(title -> (title + " " + persona.circle()).toUpperCase(Locale.ROOT))
                .anyMatch(name -> name.contains(wanted));
    }
}
