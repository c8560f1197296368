package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.SelectedPersona;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Which persona the tokens of a request say the user works as. */
final class WorkingPersona {

    private WorkingPersona() {}

    /**
     * The id of what this very request asks for; else of what the scope of the tokens names; else of what was selected.
     *
     * @param tokens what they are issued with
     * @param pins whether the client keeps what was selected with it
     * @return empty where none is selected, or the scope names one that is not active; the id may be of one that is gone
     */
    static Optional<String> id(
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext tokens,
            boolean pins,
            Instant now) {
        Optional<String> asked = SelectedPersona.askedFor(session);
        if (asked.isPresent()) {
            return asked;
        }
        Optional<String> named = RequestedPersona.inScope(tokens);
        return named.isPresent()
                ? named.flatMap(name -> RequestedPersona.find(
                                session, tokens.getClientSession().getClient(), userSession.getUser(), name, now))
                        .map(Persona::id)
                : selected(userSession, tokens.getClientSession(), pins);
    }

    /** The id of what was selected, whatever requests ask for. */
    static Optional<String> selected(
            UserSessionModel userSession, @Nullable AuthenticatedClientSessionModel client, boolean pins) {
        return pins ? SelectedPersona.pinned(userSession, client) : SelectedPersona.id(userSession);
    }
}
