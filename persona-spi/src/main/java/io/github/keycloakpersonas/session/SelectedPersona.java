package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one persona that a user works as in a login session. It belongs to the session and not to the user: two browsers can
 * work as two personas, and no token's renewal flips one to the other.
 */
public final class SelectedPersona {

    /**
     * A note of the user session, and of the client session of the client that the persona was selected with: the id of the
     * persona, which stays when its title or circle changes.
     */
    private static final String NOTE = "persona.selected";

    /** An attribute of the request that is served: the id of the persona that only its tokens are for. */
    private static final String ASKED_FOR = "persona.asked.for";

    private SelectedPersona() {}

    /** Lets the tokens of this one request be for a persona, whatever the login session works as. */
    public static void askFor(KeycloakSession request, Persona persona) {
        request.setAttribute(ASKED_FOR, persona.id());
    }

    /** The id of the persona that the tokens of this request are for; empty if the login session decides. */
    public static Optional<String> askedFor(KeycloakSession request) {
        return Optional.ofNullable(request.getAttribute(ASKED_FOR, String.class));
    }

    /** Whether a persona can be selected: not for the sessions that Keycloak makes up for one request. */
    public static boolean isSelectableIn(UserSessionModel session) {
        return session.getPersistenceState() != SessionPersistenceState.TRANSIENT;
    }

    /** The id of the persona that was selected, which may not be active any more, or gone. */
    public static Optional<String> id(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(NOTE));
    }

    /**
     * The id of the persona that a client works as: the one that was selected with this very client, whatever has been selected
     * with others since; else the session's.
     */
    public static Optional<String> pinned(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        return Optional.ofNullable(client == null ? null : client.getNote(NOTE)).or(() -> id(session));
    }

    /**
     * The selected persona.
     *
     * @param personas the user's personas
     * @return empty where none is selected, or the selected one is not active
     */
    public static Optional<Persona> of(UserSessionModel session, List<Persona> personas, Instant now) {
        return id(session)
                .flatMap(id -> personas.stream()
                        .filter(persona -> persona.id().equals(id))
                        .filter(persona -> persona.isActiveAt(now))
                        .findFirst());
    }

    /**
     * Selects a persona; the next token of the session says so.
     *
     * @param client the session of the client that selects it; null if there is none
     */
    public static void select(
            UserSessionModel session, @Nullable AuthenticatedClientSessionModel client, Persona persona) {
        session.setNote(NOTE, persona.id());
        if (client != null) {
            client.setNote(NOTE, persona.id());
        }
    }

    /** Selects a persona for the session that a login under way leads to, or goes on with. */
    public static void select(AuthenticationSessionModel login, Persona persona) {
        login.setUserSessionNote(NOTE, persona.id());
        pin(login, persona.id());
    }

    /** Lets the client that a login under way is for work as the persona that the session already does. */
    public static void pin(AuthenticationSessionModel login, String personaId) {
        login.setClientNote(NOTE, personaId);
    }

    /** The id of the persona that was selected in a login under way. */
    public static Optional<String> id(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getUserSessionNotes().get(NOTE));
    }

    /** Selects none; as {@link #select}. */
    public static void clear(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        session.removeNote(NOTE);
        if (client != null) {
            client.removeNote(NOTE);
        }
    }
}
