package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.Choice;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
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

    /** A note of the login: the id of the persona that it is getting stronger for. */
    private static final String WANTED = "persona.wanted";

    /** A note of the login and its session, before a condition's id: its sub-flow has been gone through. */
    private static final String PASSED = "persona.passed.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final Instant now;
    private final IntPredicate stepUp;

    /** @param stepUp whether a level of authentication can be reached later in this login */
    LoginPersona(
            KeycloakSession session,
            UserModel user,
            AuthenticationSessionModel login,
            Clock clock,
            IntPredicate stepUp) {
        this.session = session;
        this.realm = login.getRealm();
        this.user = user;
        this.login = login;
        this.now = clock.instant();
        this.stepUp = stepUp;
    }

    /** The user's personas; those that want a login that this one can't become are not available. */
    PersonaChoice choice() {
        return held().without(persona -> !reaches(persona) && !canReach(persona));
    }

    /** The user's personas, however strong a login they want. */
    PersonaChoice held() {
        return PersonaChoice.of(personas().ofUser(realm, user), now);
    }

    /** Whether the login is strong enough for a persona. */
    boolean reaches(Persona persona) {
        return acr(persona)
                .map(acr -> LevelOfAuthentication.permits(session, login, acr))
                .orElse(true);
    }

    /** The level of authentication that a persona wants; empty where it wants none, or one that nobody knows. */
    OptionalInt level(Persona persona) {
        return acr(persona)
                .map(acr -> LevelOfAuthentication.of(login.getClient(), acr))
                .orElse(OptionalInt.empty());
    }

    /** Not twice for the same persona: a flow that did not ask for more will not do so the next time. */
    private boolean canReach(Persona persona) {
        OptionalInt level = level(persona);
        return level.isPresent()
                && stepUp.test(level.getAsInt())
                && wanted().filter(persona.id()::equals).isEmpty();
    }

    private Optional<String> acr(Persona persona) {
        try {
            return personas().schema(realm).acr(persona.title());
        } catch (UnreadableSchemaException e) {
            // No token has a persona then; when the schema is repaired, tokens look at the level themselves.
            return Optional.empty();
        }
    }

    /** The id of the persona that the login is getting stronger for. */
    Optional<String> wanted() {
        return Optional.ofNullable(login.getAuthNote(WANTED));
    }

    /** Remembers for which persona the login is to get stronger. */
    void want(Persona persona) {
        login.setAuthNote(WANTED, persona.id());
    }

    /** The active persona that the login, or else the session that it goes on with, already works as. */
    Optional<Persona> settled(PersonaChoice choice) {
        return SelectedPersona.id(login)
                .or(() -> present().flatMap(SelectedPersona::id))
                .flatMap(choice::active);
    }

    /** Whether there is such a persona, and the login is strong enough for it; then the client works as it, too. */
    boolean isSettled(PersonaChoice choice) {
        Optional<Persona> settled = settled(choice).filter(this::reaches);
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

    /** The persona that the login's application names so; empty where it can't be chosen. */
    Optional<Persona> named(String name) {
        return choice().named(name, Sector.of(session, login.getClient())::seen);
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

    /** Selects a persona that the login is strong enough for. */
    void take(Persona persona, Choice how, EventBuilder event) {
        SelectedPersona.select(login, persona);
        PersonaMeters.selected(realm.getName(), how);
        login.removeAuthNote(WANTED);
        event.detail("persona", persona.id()).detail("persona_title", persona.title());
    }

    /** Notes that the persona asked for is none that the user can work as. */
    void refused() {
        PersonaMeters.selected(realm.getName(), Choice.REFUSED);
    }

    /** The page. */
    Response page(LoginFormsProvider form) {
        return personaPage(form).all();
    }

    /** The persona that was chosen on the page, which then need not come again; empty where none was that can be. */
    Optional<Persona> chosen(MultivaluedMap<String, String> posted) {
        Optional<Persona> chosen = Optional.ofNullable(posted.getFirst(PERSONA)).flatMap(choice()::active);
        chosen.ifPresent(persona -> {
            login.setAuthNote(ASKED, "true");
            personas().selected(realm, persona, now);
        });
        return chosen;
    }

    /** The page again, after something else was posted. */
    Response again(MultivaluedMap<String, String> posted, LoginFormsProvider form) {
        if (posted.getFirst(PERSONA) != null) {
            return personaPage(form).refusal();
        }
        String search = posted.getFirst(SEARCH);
        return personaPage(form).matching(search == null ? "" : search);
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
