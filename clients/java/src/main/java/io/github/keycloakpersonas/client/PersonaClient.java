package io.github.keycloakpersonas.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The persona API of one realm, called with the tokens of one user or service. Safe for use by several threads.
 *
 * <p>Each method throws a {@link ProblemException} for what the API refuses, an {@link UnreachableException} where no readable
 * answer comes in time, a {@link TokenException} where no access token can be got, and an {@link IllegalArgumentException}
 * for an id that no address can carry: an empty one, {@code .} and {@code ..}.
 */
public final class PersonaClient {

    private static final String PERSONAS = "/v1/personas";
    private static final String SELECTION = "/v1/session/persona";
    private static final String USERS = "/v1/users";
    private static final int ACCEPTED = 202;

    private final Transport transport;
    private final RememberedLists lists;
    private final CalendarClient calendar;

    PersonaClient(Transport transport, int rememberedUsers) {
        this.transport = transport;
        this.lists = new RememberedLists(transport, rememberedUsers);
        this.calendar = new CalendarClient(transport);
    }

    /**
     * Begins a client.
     *
     * @param realm the realm's address, such as {@code https://id.example.com/realms/acme}
     * @param tokens where the access tokens come from
     */
    public static PersonaClientBuilder builder(URI realm, TokenSource tokens) {
        return new PersonaClientBuilder(realm, tokens);
    }

    /** All personas of the caller, newest first. Pages are fetched as the stream is read. */
    public Stream<Persona> listPersonas() {
        return listPersonas(PersonaFilter.ANY);
    }

    /** Those personas of the caller that fit a filter, newest first. Pages are fetched as the stream is read. */
    public Stream<Persona> listPersonas(PersonaFilter filter) {
        return Pages.of(transport, PERSONAS, filter.query(), "personas").map(Persona::of);
    }

    /**
     * One persona, with its ETag.
     *
     * @param id its {@code id} or {@code persona_id}, as it was received
     */
    public Persona getPersona(String id) {
        return persona(Call.of("GET", address(id)));
    }

    /** Creates a persona for the caller. It is not tried again when the connection is lost, because it may have been created. */
    public Persona createPersona(NewPersona persona) {
        return persona(Call.of("POST", PERSONAS).body(persona.members()));
    }

    /**
     * Changes a persona, unless it has changed since it was read.
     *
     * @param persona as it was read by {@link #getPersona}, {@link #createPersona} or an earlier change
     * @throws ProblemException.ChangedMeanwhile if somebody else has changed it; read it again
     * @throws IllegalArgumentException if it comes from a list, because lists do not tell versions
     */
    public Persona updatePersona(Persona persona, PersonaChange change) {
        return persona(Call.of("PATCH", address(persona.id()))
                .header("If-Match", version(persona))
                .body(change.members()));
    }

    /** Changes a persona, whoever else has changed it meanwhile. */
    public Persona updatePersona(String id, PersonaChange change) {
        return persona(Call.of("PATCH", address(id)).body(change.members()));
    }

    /** Removes a persona, unless it has changed since it was read; as {@link #updatePersona(Persona, PersonaChange)}. */
    public void deletePersona(Persona persona) {
        transport.send(Call.of("DELETE", address(persona.id())).header("If-Match", version(persona)));
    }

    /** Removes a persona, whoever has changed it meanwhile. */
    public void deletePersona(String id) {
        transport.send(Call.of("DELETE", address(id)));
    }

    /** The persona that the user works as in the login session of the token; empty if none is selected. */
    public Optional<Persona> selectedPersona() {
        try {
            return Optional.of(persona(Call.of("GET", SELECTION)));
        } catch (ProblemException.NotFound e) {
            if (e.kind() == ProblemKind.NO_PERSONA_SELECTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Lets the user work as a persona in the login session of the token. The next token of the session says so.
     *
     * @throws ProblemException.Unauthenticated with {@link ProblemException.Unauthenticated#acrValues()} if the title of the
     *     persona requires a stronger login
     */
    public Persona selectPersona(String id) {
        return persona(Call.of("PUT", SELECTION).body(Map.of("persona_id", id)));
    }

    /** Lets the user work as no persona. */
    public void clearSelection() {
        transport.send(Call.of("DELETE", SELECTION));
    }

    /** The active personas of any user, for services with the role {@code view-all-personas}. */
    public List<Persona> listPersonasOfUser(String userSub) {
        return listPersonasOfUser(userSub, PersonaStatus.ACTIVE);
    }

    /**
     * The personas of any user, newest first. The client remembers them with their ETag, asks each time whether they are
     * still the same, and reads them only if they are not.
     *
     * @param userSub the user's id, which is the {@code sub} of the user's tokens
     * @param status what the personas read as; null for all
     */
    public List<Persona> listPersonasOfUser(String userSub, @Nullable PersonaStatus status) {
        return lists.of(USERS + "/" + Address.segment(userSub) + "/personas", status);
    }

    /** Enabled users with an active persona of a title, ordered by id. Pages are fetched as the stream is read. */
    public Stream<PersonaHolder> listUsersByPersona(String title) {
        return holders(Address.query("title", title));
    }

    /** Enabled users with an active persona of a title in a circle. */
    public Stream<PersonaHolder> listUsersByPersona(String title, String circle) {
        return holders(Address.query("title", title, "circle", circle));
    }

    private Stream<PersonaHolder> holders(String query) {
        return Pages.of(transport, USERS + "/by-persona", query, "users")
                .map(json -> Json.read(json, PersonaHolder.class));
    }

    /**
     * Enabled users with username and e-mail address, for callers with the role {@code view-users}.
     *
     * @param search as in Keycloak's Admin REST API; empty for all
     */
    public Stream<User> listUsers(String search) {
        return Pages.of(transport, USERS, Address.query("search", search.isEmpty() ? null : search), "users")
                .map(json -> Json.read(json, User.class));
    }

    /**
     * Registers somebody through a public client, which the realm permits to do so. No token is sent.
     *
     * @param clientId the client of the application
     * @return empty where the realm hides addresses: a mail to the address says what comes next
     */
    public Optional<RegisteredUser> registerUser(NewUser user, String clientId) {
        return registered(Call.of("POST", USERS + "/register" + Address.query("client_id", clientId))
                .body(user.members()));
    }

    /** As {@link #registerUser(NewUser, String)}, through a confidential client, which authenticates itself. */
    public Optional<RegisteredUser> registerUser(NewUser user, String clientId, String clientSecret) {
        return registered(Call.of("POST", USERS + "/register")
                .header("Authorization", Address.basic(clientId, clientSecret))
                .body(user.members()));
    }

    private Optional<RegisteredUser> registered(Call call) {
        Answer answer = transport.sendWithoutToken(call);
        return answer.status() == ACCEPTED
                ? Optional.empty()
                : Optional.of(Json.read(answer.json(), RegisteredUser.class));
    }

    /** What the realm allows personas to be, with display names in the language that Keycloak finds. */
    public PersonaSchema getSchema() {
        return schema("");
    }

    /**
     * What the realm allows personas to be, with display names in a language.
     *
     * @param uiLocales language tags, the preferred one first, divided by spaces
     */
    public PersonaSchema getSchema(String uiLocales) {
        return schema(Address.query("ui_locales", uiLocales));
    }

    private PersonaSchema schema(String query) {
        return Json.read(transport.send(Call.of("GET", "/v1/schema" + query)).json(), PersonaSchema.class);
    }

    /** The caller's calendar, in realms that have calendars. */
    public CalendarClient calendar() {
        return calendar;
    }

    /** Whether the service and its database answer. No token is sent. */
    public Health getHealth() {
        return Json.read(transport.health().json(), Health.class);
    }

    private Persona persona(Call call) {
        Answer answer = transport.send(call);
        return Persona.of(answer.json()).withEtag(answer.header("ETag").orElse(null));
    }

    private static String address(String id) {
        return PERSONAS + "/" + Address.segment(id);
    }

    private static String version(Persona persona) {
        if (persona.etag() == null) {
            throw new IllegalArgumentException(
                    "This persona comes from a list, which does not tell its version: read it with getPersona first");
        }
        return persona.etag();
    }
}
