package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.persona.Persona;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Reports that a caller was given personas of others, in realms that want to know. */
final class ReadAudit {

    private final boolean isWanted;
    private final UserEvents events;
    private final Caller caller;

    ReadAudit(Gate gate, KeycloakSession session, Caller caller) {
        this.isWanted = gate.provider().schema(gate.realm()).capabilities().auditsReads();
        this.events = new UserEvents(session);
        this.caller = caller;
    }

    /** One persona was given. */
    void given(Persona persona) {
        report(persona.userId(), "persona", persona.id());
    }

    /** A user's list of personas was given. */
    void givenAllOf(String userId) {
        report(userId, "personas", "all");
    }

    /** Users were named because they have an active persona of a title. */
    void named(List<String> userIds, String title) {
        userIds.forEach(userId -> report(userId, "persona_title", title));
    }

    private void report(String userId, String detail, String value) {
        if (isWanted && !caller.user().getId().equals(userId)) {
            events.read(caller, userId, detail, value);
        }
    }
}
