package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.Sector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sends back of a persona names it as the client knows it; the rules know it by the identifiers of all. */
final class OwnIdentifiers {

    /** No identifier, so that the rules refuse it: also one that the client should not know. */
    private static final String UNKNOWN = "";

    private OwnIdentifiers() {}

    /** The members of a body with the identifiers of all in place of those of a client's sector. */
    static Map<String, @Nullable Object> of(Sector sector, Persona persona, Map<String, @Nullable Object> sent) {
        if (!sector.isPairwise()) {
            return sent;
        }
        Persona seen = sector.seen(persona);
        Map<String, @Nullable Object> members = new LinkedHashMap<>(sent);
        translate(members, "id", seen.id(), persona.id());
        translate(members, "persona_id", seen.personaId(), persona.personaId());
        translate(members, "user_sub", seen.userId(), persona.userId());
        return members;
    }

    private static void translate(Map<String, @Nullable Object> members, String member, String seen, String own) {
        members.computeIfPresent(member, (name, value) -> value.equals(seen) ? own : UNKNOWN);
    }
}
