package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.Choice;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
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

/** The persona of one unfinished login. The authenticator and the required action share this class. */
final class LoginPersona {

    private static final Logger LOGGER = Logger.getLogger(LoginPersona.class);

    /** The field of the button that was pressed, with the persona's id. */
    private static final String PERSONA = "persona";

    private static final String SEARCH = "search";

    /** A note of the login: the user has answered the page, so it is not shown again. */
    private static final String ASKED = "persona.asked";

    /** A note of the login: the id of the persona that the user is logging in more strongly for. */
    private static final String WANTED = "persona.wanted";

    /** The prefix of a note of the login and its session: the sub-flow of the condition with that id was completed. */
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

    /**
     * The user's personas. Those that require a login stronger than this login can become are not available. There are none
     * if encrypted attributes cannot be read: no token has personas then, and a login must not fail for it.
     */
    PersonaChoice choice() {
        try {
            return held().without(persona -> !reaches(persona) && !canReach(persona));
        } catch (SealedValuesException e) {
            LOGGER.errorf("A login goes on without a persona: %s", e.getMessage());
            return PersonaChoice.of(List.of(), now);
        }
    }

    /** The user's personas, whatever login they require. */
    PersonaChoice held() {
        return PersonaChoice.of(personas().ofUser(realm, user), now);
    }

    /** Whether the login is strong enough for a persona. */
    boolean reaches(Persona persona) {
        return acr(persona)
                .map(acr -> LevelOfAuthentication.permits(session, login, acr))
                .orElse(true);
    }

    /** The level of authentication that a persona requires; empty if it requires none or an unknown one. */
    OptionalInt level(Persona persona) {
        return acr(persona)
                .map(acr -> LevelOfAuthentication.of(login.getClient(), acr))
                .orElse(OptionalInt.empty());
    }

    /**
     * Whether the login can become strong enough for a persona. It is tried only once for each persona: a flow that did
     * not ask for more will not do so the next time.
     */
    private boolean canReach(Persona persona) {
        OptionalInt level = level(persona);
        return level.isPresent()
                && stepUp.test(level.getAsInt())
                && wanted().filter(persona.id()::equals).isEmpty();
    }

    private Optional<String> acr(Persona persona) {
        // Without a readable schema, no token has a persona. Once the schema is repaired, each token checks the level
        // itself.
        return schema().flatMap(schema -> schema.acr(persona.title()));
    }

    private Optional<PersonaSchema> schema() {
        try {
            return Optional.of(personas().schema(realm));
        } catch (UnreadableSchemaException e) {
            return Optional.empty();
        }
    }

    /** The id of the persona that the user is logging in more strongly for. */
    Optional<String> wanted() {
        return Optional.ofNullable(login.getAuthNote(WANTED));
    }

    /** Remembers for which persona the login must become stronger. */
    void want(Persona persona) {
        login.setAuthNote(WANTED, persona.id());
    }

    /** The active persona that the login has already selected, or else the one of the session that it continues. */
    Optional<Persona> selected(PersonaChoice choice) {
        return SelectedPersona.id(login)
                .or(() -> present().flatMap(SelectedPersona::id))
                .flatMap(choice::active);
    }

    /**
     * Whether there is such a persona and the login is strong enough for it. If so, it is selected for the client, too.
     */
    boolean hasSelected(PersonaChoice choice) {
        Optional<Persona> selected = selected(choice).filter(this::reaches);
        selected.ifPresent(persona -> SelectedPersona.pin(login, persona.id()));
        return selected.isPresent();
    }

    /** Whether the session that this login continues has completed the sub-flow of a condition. */
    boolean hasPassed(String condition) {
        return present()
                .filter(session -> session.getNote(PASSED + condition) != null)
                .isPresent();
    }

    /** Remembers, for the session that the login creates, that the sub-flow of a condition was completed. */
    static void passed(AuthenticationSessionModel login, String condition) {
        login.setUserSessionNote(PASSED + condition, "true");
    }

    /** The persona that the application names; empty if it cannot be chosen. */
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
    void select(Persona persona, Choice how, EventBuilder event) {
        SelectedPersona.select(login, persona);
        PersonaMeters.selected(realm.getName(), how);
        login.removeAuthNote(WANTED);
        event.detail("persona", persona.id()).detail("persona_title", persona.title());
    }

    /** Counts a request for a persona that the user cannot work as. */
    void refused() {
        PersonaMeters.selected(realm.getName(), Choice.REFUSED);
    }

    /** The page. */
    Response page(LoginFormsProvider form) {
        return choicePage(form).all();
    }

    /**
     * The persona that was chosen on the page, which is then not shown again; empty if the posted persona cannot be
     * chosen.
     */
    Optional<Persona> chosen(MultivaluedMap<String, String> posted) {
        Optional<Persona> chosen = Optional.ofNullable(posted.getFirst(PERSONA)).flatMap(choice()::active);
        chosen.ifPresent(persona -> {
            login.setAuthNote(ASKED, "true");
            personas().selected(realm, persona, now);
        });
        return chosen;
    }

    /** The page after a search, or after the user posted something that cannot be chosen. */
    Response again(MultivaluedMap<String, String> posted, LoginFormsProvider form) {
        if (posted.getFirst(PERSONA) != null) {
            return choicePage(form).refusal();
        }
        String search = posted.getFirst(SEARCH);
        return choicePage(form).matching(search == null ? "" : search);
    }

    private ChoicePage choicePage(LoginFormsProvider form) {
        List<String> latestFirst = personas().lastSelected(realm, user);
        UnaryOperator<String> titles = shownTitles();
        return new ChoicePage(
                form,
                choice().orderedBy(titles).lastUsedFirst(latestFirst),
                latestFirst.stream().findFirst(),
                titles);
    }

    private UnaryOperator<String> shownTitles() {
        RealmTexts texts = new RealmTexts(session, new RequestLanguage(null, user, realm));
        Map<String, String> shown = new HashMap<>();
        Optional<PersonaSchema> schema = schema();
        return name -> shown.computeIfAbsent(
                name,
                title -> schema.map(known -> known.shownTitle(title, texts))
                        .orElseGet(() -> DisplayName.NONE.insteadOf(title, texts)));
    }

    /** The existing session of the same user in this browser; empty if the login creates a new one. */
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
