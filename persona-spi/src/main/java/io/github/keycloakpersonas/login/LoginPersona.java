package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The persona of one login under way: what authenticator and required action have in common. */
final class LoginPersona {

    /** The field of the button that was pressed, with the persona's id. */
    private static final String PERSONA = "persona";

    private static final String SEARCH = "search";

    /** A note of the login: the page was answered, and need not come again. */
    private static final String ASKED = "persona.asked";

    /** A note of the login and its session, before a condition's id: its sub-flow has been gone through. */
    private static final String PASSED = "persona.passed.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final Instant now;

    LoginPersona(KeycloakSession session, UserModel user, AuthenticationSessionModel login, Clock clock) {
        this.session = session;
        this.realm = login.getRealm();
        this.user = user;
        this.login = login;
        this.now = clock.instant();
    }

    /** The user's personas. */
    PersonaChoice choice() {
        return PersonaChoice.of(personas().ofUser(realm, user), now);
    }

    /** The active persona that the login, or else the session that it goes on with, already works as. */
    Optional<Persona> settled(PersonaChoice choice) {
        return SelectedPersona.id(login)
                .or(() -> present().flatMap(SelectedPersona::id))
                .flatMap(choice::active);
    }

    /** Whether there is such a persona; then the client works as it, too. */
    boolean isSettled(PersonaChoice choice) {
        Optional<Persona> settled = settled(choice);
        settled.ifPresent(persona -> SelectedPersona.pin(login, persona.id()));
        return settled.isPresent();
    }

    /** Whether the session that this login goes on with has been through the sub-flow of a condition. */
    boolean hasPassed(String condition) {
        return present()
                .filter(session -> session.getNote(PASSED + condition) != null)
                .isPresent();
    }

    /** Notes that a login has been through the sub-flow of a condition, for the session that it leads to. */
    static void passed(AuthenticationSessionModel login, String condition) {
        login.setUserSessionNote(PASSED + condition, "true");
    }

    /** The persona that the application has asked for in the authorization request. */
    Optional<String> requested() {
        return Optional.ofNullable(
                        login.getClientNote(AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX
                                + RequestedPersona.PARAMETER))
                .or(this::requestedScope);
    }

    /** The persona that the application has asked for in a direct grant. */
    Optional<String> requested(MultivaluedMap<String, String> form) {
        return Optional.ofNullable(form.getFirst(RequestedPersona.PARAMETER)).or(this::requestedScope);
    }

    private Optional<String> requestedScope() {
        return RequestedPersona.inScope(session, login.getClient(), login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM));
    }

    /** Whether the user has answered the page in this login. */
    boolean isAnswered() {
        return login.getAuthNote(ASKED) != null;
    }

    /** Selects a persona that there was nothing to ask about. */
    void take(Persona persona, EventBuilder event) {
        SelectedPersona.select(login, persona);
        event.detail("persona", persona.id())
                .detail("persona_title", persona.key().title());
    }

    /** The page. */
    Response page(LoginFormsProvider form) {
        return personaPage(form).all();
    }

    /**
     * Reads what the page has posted, and selects the persona that was chosen.
     *
     * @return the page again where none was chosen that can be
     */
    Optional<Response> answer(MultivaluedMap<String, String> posted, EventBuilder event, LoginFormsProvider form) {
        String id = posted.getFirst(PERSONA);
        if (id == null) {
            String search = posted.getFirst(SEARCH);
            return Optional.of(personaPage(form).matching(search == null ? "" : search));
        }
        Optional<Persona> chosen = choice().active(id);
        if (chosen.isEmpty()) {
            return Optional.of(personaPage(form).refusal());
        }
        take(chosen.get(), event);
        login.setAuthNote(ASKED, "true");
        personas().selected(realm, chosen.get(), now);
        return Optional.empty();
    }

    private PersonaPage personaPage(LoginFormsProvider form) {
        List<String> latestFirst = personas().lastSelected(realm, user);
        return new PersonaPage(
                form, choice().lastUsedFirst(latestFirst), latestFirst.stream().findFirst());
    }

    /** The session of the same user that the browser already has; empty for a new one. */
    private Optional<UserSessionModel> present() {
        return Optional.ofNullable(session.getContext().getUserSession())
                .or(() -> Optional.ofNullable(session.sessions()
                        .getUserSession(realm, login.getParentSession().getId())))
                .filter(present -> AuthenticationManager.isSessionValid(realm, present))
                .filter(present -> user.getId().equals(present.getUser().getId()));
    }

    private PersonaProvider personas() {
        return session.getProvider(PersonaProvider.class);
    }
}
