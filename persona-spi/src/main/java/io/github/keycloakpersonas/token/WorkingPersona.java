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

/** Decides which persona the tokens of a request are for. */
final class WorkingPersona {

    private WorkingPersona() {}

    /**
     * The id of the persona that this request asks for; otherwise of the one that the scope of the tokens names;
     * otherwise of the selected one.
     *
     * @param tokens the context that the tokens are issued with
     * @param pins whether the client keeps the persona that was selected with it
     * @return empty if none is selected, or the scope names a persona that is not active; the persona with that id may
     *     have been deleted
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

    /** The id of the selected persona, whatever the request asks for. */
    static Optional<String> selected(
            UserSessionModel userSession, @Nullable AuthenticatedClientSessionModel client, boolean pins) {
        return pins || SelectedPersona.isOfClient(client) ? SelectedPersona.pinned(userSession, client) : SelectedPersona.id(userSession);
    }
}
