package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the persona that a path names by its id or its {@code persona_id}. */
public final class PersonaId {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PersonaId() {}

    /**
     * The persona of that id or {@code persona_id}; empty if there is none.
     *
     * @param counts whether a persona counts, as one whose owner is gone does not
     * @throws PersonaFailure {@code AMBIGUOUS} when a {@code persona_id} is that of two personas, of users one of whose ids begins
     *     with the other's
     */
    public static Optional<Persona> find(PersonaStore store, String id, Predicate<Persona> counts) {
        if (!AttributeValues.isPlainText(id)) {
            // No persona has such an id, and the query could fail in some databases.
            return Optional.empty();
        }
        List<Persona> found =
                store.byKeys(PersonaKey.readings(id)).stream().filter(counts).toList();
        if (found.size() > 1) {
            throw PersonaFailure.ambiguous();
        }
        return found.stream().findFirst().or(() -> byId(store, id).filter(counts));
    }

    /** The persona of that id, or the user's own of that {@code persona_id}; empty if there is none. */
    public static Optional<Persona> find(PersonaStore store, String id, String userId) {
        if (!AttributeValues.isPlainText(id)) {
            return Optional.empty();
        }
        return PersonaKey.ofOwner(userId, id)
                .flatMap(key -> store.byKeys(List.of(key)).stream().findFirst())
                .or(() -> byId(store, id));
    }

    /** The persona of that id; empty if there is none. */
    public static Optional<Persona> byId(PersonaStore store, String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return UUID.matcher(lower).matches() ? store.byId(lower) : Optional.empty();
    }
}
