package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.compat.CrossOrigin;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.HeldPersonas;
import io.github.keycloakpersonas.session.SelectedPersona;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** Handles a selected persona that is not active any more, for clients whose tokens must not be renewed without it. */
public final class LostPersona {

    private static final String REFUSAL =
            "The persona that the session works as is not active any more. Log in again, or select another one.";

    private LostPersona() {}

    /**
     * Refuses the renewal of tokens if {@link #forbids} says so.
     *
     * @throws OAuthErrorException {@code invalid_grant}
     */
    public static void refuse(
            KeycloakSession session, UserSessionModel userSession, ClientSessionContext tokens, Instant now)
            throws OAuthErrorException {
        if (forbids(session, userSession, tokens, now)) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, REFUSAL);
        }
    }

    /** The same during a renewal, for versions of Keycloak that call no provider before it. */
    static void refuseLate(
            KeycloakSession session, UserSessionModel userSession, ClientSessionContext tokens, Instant now) {
        if (forbids(session, userSession, tokens, now)) {
            Cors cors = CrossOrigin.of(
                    Cors.builder().auth().allowedMethods("POST"),
                    session,
                    tokens.getClientSession().getClient());
            throw new CorsErrorResponseException(
                    cors, OAuthErrorException.INVALID_GRANT, REFUSAL, Response.Status.BAD_REQUEST);
        }
    }

    /**
     * Whether tokens must not be renewed: one of their mappers requires it, and the selected persona is not active.
     * Tokens of a session without a selected persona are renewed.
     *
     * @param tokens the context that the tokens are issued with
     */
    private static boolean forbids(
            KeycloakSession session, UserSessionModel userSession, ClientSessionContext tokens, Instant now) {
        if (SelectedPersona.pinned(userSession, tokens.getClientSession()).isEmpty()) {
            return false;
        }
        return tokens.getProtocolMappersStream()
                .filter(mapper -> OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
                .anyMatch(mapper -> forbids(mapper, session, userSession, tokens, now));
    }

    private static boolean forbids(
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext tokens,
            Instant now) {
        PersonaMapperConfig config = PersonaMapperConfig.of(mapper);
        return config.forbidsRenewal(
                SelectedPersona.id(userSession, tokens.getClientSession(), config.pinsSelected()),
                id -> isActive(id, session, userSession, now));
    }

    private static boolean isActive(String id, KeycloakSession session, UserSessionModel userSession, Instant now) {
        return HeldPersonas.of(session, userSession.getRealm(), userSession.getUser()).stream()
                .filter(persona -> persona.id().equals(id))
                .anyMatch((Persona persona) -> persona.isActiveAt(now));
    }
}
