package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.session.Sector;

/**
 * Translates the identifiers in a change from those of the client's sector, which it sends back, to the stored ones,
 * which the rules compare.
 */
final class OwnIdentifiers {

    /**
     * Replaces every identifier that the client does not know for this persona, even a stored one. The rules refuse it.
     */
    private static final String UNKNOWN = "";

    private OwnIdentifiers() {}

    /** The change with the stored identifiers in place of those of the client's sector. */
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
