package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one persona that a user works as in a login session. It belongs to the session and not to the user: two browsers
 * can work as two personas, and renewing a token never changes which one.
 */
public final class SelectedPersona {

    /**
     * A note of the user session, and of the client session of the client that the persona was selected with: the id of the
     * persona, which stays when its title or circle changes.
     */
    private static final String NOTE = "persona.selected";

    /** A note of the session of a client that has selected for itself alone. */
    private static final String OF_CLIENT = "persona.selected.of.client";

    private SelectedPersona() {}

    /**
     * The id of the persona that tokens show as the selected one: the one that this request is for; otherwise the one that
     * the scope of the tokens names; otherwise the selected one.
     *
     * @param tokens the context that the tokens are issued with
     * @param pins whether the client keeps the persona that was selected with it
     * @return empty if none is selected, or the scope names a persona that is not active; the persona with that id may
     *     have been deleted
     */
    public static Optional<String> ofTokens(
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext tokens,
            boolean pins,
            Instant now) {
        Optional<String> requested = RequestedPersona.ofRequest(session);
        if (requested.isPresent()) {
            return requested;
        }
        AuthenticatedClientSessionModel client = tokens.getClientSession();
        Optional<String> inScope = RequestedPersona.inScope(tokens);
        return inScope.isPresent()
                ? inScope.flatMap(name ->
                                RequestedPersona.find(session, client.getClient(), userSession.getUser(), name, now))
                        .map(Persona::id)
                : id(userSession, client, pins);
    }

    /**
     * The id of the selected persona, whatever a request is for.
     *
     * @param pins whether the client keeps the persona that was selected with it
     */
    public static Optional<String> id(
            UserSessionModel userSession, @Nullable AuthenticatedClientSessionModel client, boolean pins) {
        return pins || isOfClient(client) ? pinned(userSession, client) : id(userSession);
    }

    /**
     * Whether a persona can be selected in the session, which must not be a transient session that Keycloak creates for
     * one request.
     */
    public static boolean isSelectableIn(UserSessionModel session) {
        return session.getPersistenceState() != SessionPersistenceState.TRANSIENT;
    }

    /** The id of the persona that was selected. The persona may be inactive or deleted by now. */
    public static Optional<String> id(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(NOTE));
    }

    /**
     * The id of the persona that was selected with this client, even if another one was selected with other clients
     * since; otherwise the id of the session's selected persona.
     */
    public static Optional<String> pinned(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        return Optional.ofNullable(client == null ? null : client.getNote(NOTE)).or(() -> id(session));
    }

    /**
     * The selected persona.
     *
     * @param client the session of the client that asks; null if there is none
     * @param personas the user's personas
     * @return empty if none is selected, or the selected persona is not active
     */
    public static Optional<Persona> of(
            UserSessionModel session,
            @Nullable AuthenticatedClientSessionModel client,
            List<Persona> personas,
            Instant now) {
        return id(session, client, false)
                .flatMap(id -> personas.stream()
                        .filter(persona -> persona.id().equals(id))
                        .filter(persona -> persona.isActiveAt(now))
                        .findFirst());
    }

    /** Whether the client has selected a persona for itself alone, so that it does not follow the login session. */
    private static boolean isOfClient(@Nullable AuthenticatedClientSessionModel client) {
        return client != null && client.getNote(OF_CLIENT) != null;
    }

    /** Selects a persona for one client. The tokens of other clients of the login session do not change. */
    public static void selectFor(AuthenticatedClientSessionModel client, Persona persona) {
        client.setNote(NOTE, persona.id());
        client.setNote(OF_CLIENT, "true");
    }

    /** Makes a client follow the login session again. */
    public static void followSession(AuthenticatedClientSessionModel client) {
        client.removeNote(NOTE);
        client.removeNote(OF_CLIENT);
    }

    /**
     * Selects a persona. The next token of the session carries it.
     *
     * @param client the session of the client that selects it; null if there is none
     */
    public static void select(
            UserSessionModel session, @Nullable AuthenticatedClientSessionModel client, Persona persona) {
        session.setNote(NOTE, persona.id());
        if (client != null) {
            client.setNote(NOTE, persona.id());
            client.removeNote(OF_CLIENT);
        }
    }

    /** Selects a persona during a login, for the session that the login creates or continues. */
    public static void select(AuthenticationSessionModel login, Persona persona) {
        login.setUserSessionNote(NOTE, persona.id());
        pin(login, persona.id());
    }

    /** Selects the session's persona for the client of an unfinished login, too. */
    public static void pin(AuthenticationSessionModel login, String personaId) {
        login.setClientNote(NOTE, personaId);
    }

    /** The id of the persona that was selected in an unfinished login. */
    public static Optional<String> id(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getUserSessionNotes().get(NOTE));
    }

    /** Clears the selection. The parameters are those of {@link #select}. */
    public static void clear(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        session.removeNote(NOTE);
        if (client != null) {
            followSession(client);
        }
    }
}
