package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Instant;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;

/** The persona that a session works as, when it is not active any more, for clients that must not go on without it. */
public final class LostPersona {

    private LostPersona() {}

    /**
     * Whether tokens must not be renewed: a mapper among those that write them says so, and the selected persona is not active.
     * A session that works as none is renewed.
     *
     * @param tokens what they would be issued with
     */
    public static boolean forbids(
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
        return config.showsSelected()
                && config.endsWithSelected()
                && config.selected(userSession, tokens.getClientSession())
                        .filter(id -> !isActive(id, session, userSession, now))
                        .isPresent();
    }

    private static boolean isActive(String id, KeycloakSession session, UserSessionModel userSession, Instant now) {
        return session.getProvider(PersonaProvider.class).ofUser(userSession.getRealm(), userSession.getUser()).stream()
                .filter(persona -> persona.id().equals(id))
                .anyMatch((Persona persona) -> persona.isActiveAt(now));
    }
}
