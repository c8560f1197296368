package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.session.Sector;

/** What a client sends back of a persona names it as the client knows it; the rules know it by the identifiers of all. */
final class OwnIdentifiers {

    /** No identifier, so that the rules refuse it: also one that the client should not know. */
    private static final String UNKNOWN = "";

    private OwnIdentifiers() {}

    /** The change with the identifiers of all in place of those of a client's sector. */
    static PersonaChange of(Sector sector, Persona persona, PersonaChange sent) {
        if (!sector.isPairwise()) {
            return sent;
        }
        Persona seen = sector.seen(persona);
        SentIdentity identity = sent.identity();
        return sent.withIdentity(new SentIdentity(
                translated(identity.id(), seen.id(), persona.id()),
                translated(identity.personaId(), seen.personaId(), persona.personaId()),
                translated(identity.userSub(), seen.userId(), persona.userId())));
    }

    private static Sent<String> translated(Sent<String> sent, String seen, String own) {
        return sent.value()
                .map(text -> Sent.of(text.equals(seen) ? own : UNKNOWN))
                .orElse(sent);
    }
}
