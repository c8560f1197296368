package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.AgentDoor;
import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.Quota;
import io.github.keycloakpersonas.rest.RateLimit;
import io.github.keycloakpersonas.rest.RateUsage;
import io.github.keycloakpersonas.rest.Readers;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** Checks the caller of {@code /v1}; every endpoint calls it first. */
final class Gate {

    private static final int MAX_USER_ID = 255;

    private final Exchange exchange;
    private final Readers readers;
    private final RateLimit rateLimit;
    private final Clock clock;
    private @Nullable Caller caller;
    private @Nullable KeycloakSession callersSession;
    private @Nullable RateUsage usage;

    Gate(Exchange exchange, Readers readers, RateLimit rateLimit, Clock clock) {
        this.exchange = exchange;
        this.readers = readers;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    /**
     * Requires a valid token with one of the roles.
     *
     * @throws ProblemException 401, 429, 404 if the realm is not set up, 403
     */
    Caller require(String... anyOfRoles) {
        return requireOr(lack(anyOfRoles), anyOfRoles);
    }

    /**
     * Requires a caller who may change own personas and is stored as a user.
     *
     * @throws ProblemException as {@link #require}; 403 for a transient user too, whose personas would have no owner
     *     after the session
     */
    Caller requireOwner() {
        Caller caller = require(PersonaApi.MANAGE_OWN);
        if (LightweightUserAdapter.isLightweightUser(caller.user())) {
            throw PersonaFailure.transientUser();
        }
        return caller;
    }

    /**
     * As {@link #require}, with another text for a user without the roles. A service account is always told the role
     * that it lacks.
     */
    Caller requireOr(String detail, String... anyOfRoles) {
        return permitted(admitted(), detail, anyOfRoles);
    }

    /**
     * As {@link #require}, for what not every realm has: where the realm lacks it, its users lack the roles too, and are
     * better told so.
     *
     * @param capability throws in a realm that lacks it
     */
    Caller requireWhere(Runnable capability, String... anyOfRoles) {
        Caller caller = admitted();
        capability.run();
        return permitted(caller, lack(anyOfRoles), anyOfRoles);
    }

    private Caller admitted() {
        Caller caller = caller().orElseThrow(Gate::unauthorized);
        admit(caller);
        if (!provider().isSetUp(realm())) {
            throw new ProblemException(Problem.NOT_SET_UP);
        }
        return caller;
    }

    private static Caller permitted(Caller caller, String detail, String... anyOfRoles) {
        if (!caller.hasAny(anyOfRoles)) {
            throw caller.isService()
                    ? missing(anyOfRoles)
                    : new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, detail));
        }
        return caller;
    }

    /**
     * Requires a token that is meant for agents, in a realm that lets them in.
     *
     * @throws ProblemException as {@link #require}; 404 where the realm does not let agents in, 401 for a token of
     *     another audience
     */
    Caller requireAgent() {
        if (!provider().schema(realm()).capabilities().agents().mcp()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm does not serve agents. An administrator can switch it on: the schema's agents.mcp"));
        }
        String address = AgentDoor.address(session(), realm()).toString();
        boolean isMeantForAgents =
                caller().filter(found -> found.token().hasAudience(address)).isPresent();
        if (!isMeantForAgents) {
            throw new ProblemException(Problem.of(
                            ProblemType.INVALID_TOKEN,
                            "An access token of this realm for agents is required: request the scope "
                                    + AgentDoor.SCOPE)
                    .with("WWW-Authenticate", AgentDoor.challenge(session(), realm())));
        }
        changedBy(Door.AGENT);
        return require(
                PersonaApi.VIEW_OWN,
                PersonaApi.MANAGE_OWN,
                PersonaApi.DISCOVER,
                PersonaApi.VIEW_USERS,
                PersonaApi.VIEW_ALL);
    }

    /** The checks of a call that comes from a client without a user. */
    RegistrationGate forRegistration() {
        return new RegistrationGate(exchange, readers, rateLimit, clock);
    }

    /** Lets no page of any origin read the answer. */
    void hideFromPages() {
        readers.none();
    }

    /** Counts a request that a user's secret address stands for. */
    void count(UserModel user) {
        int limit = provider().schema(realm()).limits().requestsPerMinute();
        if (limit > 0) {
            RateUsage counted =
                    rateLimit.count(realm().getId(), List.of(new Quota(Quota.Policy.USER, user.getId(), limit)));
            counted.headers().forEach(session().getContext().getHttpResponse()::setHeader);
            counted.requireEnough();
        }
    }

    /** The caller of this request. A tool's call passes the gate a second time, and is checked and counted once. */
    private Optional<Caller> caller() {
        KeycloakSession session = session();
        if (caller == null || callersSession != session) {
            caller = (caller == null ? Caller.of(session) : caller.in(session)).orElse(null);
            callersSession = session;
            changedBy(Door.USER);
        }
        return Optional.ofNullable(caller);
    }

    private void changedBy(Door door) {
        if (caller != null) {
            provider().changedBy(new Author(caller.user().getId(), door));
        }
    }

    private void admit(Caller known) {
        if (usage != null) {
            return;
        }
        boolean isOriginAllowed = readers.admit(known.token());
        // The request has been counted, even if it is refused below.
        RateUsage counted = rateLimit.count(
                realm().getId(), Quotas.of(known, provider().schema(realm()).limits()));
        usage = counted;
        counted.headers().forEach(session().getContext().getHttpResponse()::setHeader);
        if (!isOriginAllowed) {
            throw new ProblemException(Problem.of(ProblemType.ORIGIN_NOT_ALLOWED, "Invalid origin"));
        }
        counted.requireEnough();
    }

    /**
     * Refuses a client with pairwise subjects, which must not learn about other users.
     *
     * @throws ProblemException 403
     */
    void requireCommonIdentifiers(Caller caller) {
        if (sector(caller).isPairwise()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.PAIRWISE_CLIENT,
                            "Forbidden: the client has pairwise subjects, and gets to know the personas of the token's user only"));
        }
    }

    /** The identifiers by which the client of the token may know the user. */
    Sector sector(Caller caller) {
        return Sector.of(session(), realm().getClientByClientId(caller.token().getIssuedFor()));
    }

    /** The refusal that names the roles that the caller lacks. */
    static ProblemException missing(String... anyOfRoles) {
        return new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, lack(anyOfRoles)));
    }

    /** The text for a caller who lacks the roles. */
    static String lack(String... anyOfRoles) {
        return "Forbidden: role " + String.join(" or ", anyOfRoles) + " of client persona-api required";
    }

    /** The realm's personas. */
    Personas personas() {
        return provider().personas(realm());
    }

    /** The realm's texts in the language of the request. */
    Texts texts(Caller caller, Optional<String> uiLocales) {
        return new RealmTexts(session(), new RequestLanguage(uiLocales.orElse(null), caller.user(), realm()));
    }

    /** The realm's texts in a user's own language. */
    Texts texts(UserModel user) {
        return new RealmTexts(session(), new RequestLanguage(null, user, realm()));
    }

    PersonaProvider provider() {
        return session().getProvider(PersonaProvider.class);
    }

    /** The user of the realm with that id; null if there is none. */
    @Nullable UserModel user(String id) {
        return id.length() > MAX_USER_ID ? null : session().users().getUserById(realm(), id);
    }

    Instant now() {
        return clock.instant();
    }

    private KeycloakSession session() {
        return exchange.session();
    }

    RealmModel realm() {
        return session().getContext().getRealm();
    }

    /** The answer that RFC 6750, section 3, requires for an invalid token. */
    private static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(ProblemType.INVALID_TOKEN, "A valid access token of this realm is required")
                        .with(
                                "WWW-Authenticate",
                                "Bearer error=\"invalid_token\", error_description=\"A valid access token of this realm is required\""));
    }
}
