package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.AttributeValues;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What paths name a persona by: its id or its {@code persona_id}. */
public final class PersonaId {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PersonaId() {}

    /** The persona of that id or {@code persona_id}; empty if there is none. */
    public static Optional<Persona> find(PersonaStore store, String id) {
        if (!AttributeValues.isPlainText(id)) {
            // Nothing is stored under such an id, and a database may fail at the question.
            return Optional.empty();
        }
        return PersonaKey.parse(id).flatMap(store::byKey).or(() -> byId(store, id));
    }

    private static Optional<Persona> byId(PersonaStore store, String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return UUID.matcher(lower).matches() ? store.byId(lower) : Optional.empty();
    }
}
