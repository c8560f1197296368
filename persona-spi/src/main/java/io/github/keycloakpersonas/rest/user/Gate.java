package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.RateLimit;
import io.github.keycloakpersonas.rest.RateUsage;
import io.github.keycloakpersonas.rest.Readers;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** Who may come in to {@code /v1}: every endpoint passes here first. */
final class Gate {

    private static final int MAX_USER_ID = 255;

    private final KeycloakSession session;
    private final Readers readers;
    private final RateLimit rateLimit;
    private final Clock clock;

    Gate(KeycloakSession session, Readers readers, RateLimit rateLimit, Clock clock) {
        this.session = session;
        this.readers = readers;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    /**
     * Lets a caller in who has one of the roles.
     *
     * @throws ProblemException 401, 429, 404 where the realm has no personas, 403
     */
    Caller require(String... anyOfRoles) {
        return requireOr(lack(anyOfRoles), anyOfRoles);
    }

    /**
     * Lets a caller in who may change own personas, and can have some.
     *
     * @throws ProblemException as {@link #require}; 403 for a transient user too: what that user had would belong to nobody once the session ends
     */
    Caller requireOwner() {
        Caller caller = require(PersonaApi.MANAGE_OWN);
        if (LightweightUserAdapter.isLightweightUser(caller.user())) {
            throw PersonaFailure.transientUser();
        }
        return caller;
    }

    /** As {@link #require}, with another text for a user without the roles; a service is always told the role, which is the way to get in. */
    Caller requireOr(String detail, String... anyOfRoles) {
        Caller caller = Caller.of(session).orElseThrow(Gate::unauthorized);
        boolean isOriginAllowed = readers.admit(caller.token());
        RealmModel realm = realm();
        // Whatever is refused from here on has counted.
        RateUsage usage = rateLimit.count(
                realm.getId(), Quotas.of(caller, provider().schema(realm).limits()));
        usage.headers().forEach(session.getContext().getHttpResponse()::setHeader);
        if (!isOriginAllowed) {
            throw new ProblemException(Problem.of(ProblemType.ORIGIN_NOT_ALLOWED, "Invalid origin"));
        }
        usage.requireEnough();
        if (!provider().isSetUp(realm)) {
            throw new ProblemException(Problem.NOT_SET_UP);
        }
        if (!caller.hasAny(anyOfRoles)) {
            throw caller.isService()
                    ? missing(anyOfRoles)
                    : new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, detail));
        }
        return caller;
    }

    /**
     * Lets a caller ask about users at large, which a client with pairwise subjects is not to know.
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

    /** How the client of the caller's token may know the user. */
    Sector sector(Caller caller) {
        return Sector.of(session, realm().getClientByClientId(caller.token().getIssuedFor()));
    }

    /** The refusal that names the roles that the caller lacks. */
    static ProblemException missing(String... anyOfRoles) {
        return new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, lack(anyOfRoles)));
    }

    /** What a caller is told who lacks the roles. */
    static String lack(String... anyOfRoles) {
        return "Forbidden: role " + String.join(" or ", anyOfRoles) + " of client persona-api required";
    }

    /** The realm's personas. */
    Personas personas() {
        return provider().personas(realm());
    }

    PersonaProvider provider() {
        return session.getProvider(PersonaProvider.class);
    }

    /** The realm's user of that id; null if there is none (any more), or can't be. */
    @Nullable UserModel user(String id) {
        return id.length() > MAX_USER_ID ? null : session.users().getUserById(realm(), id);
    }

    Instant now() {
        return clock.instant();
    }

    RealmModel realm() {
        return session.getContext().getRealm();
    }

    /** RFC 6750 section 3. */
    private static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(ProblemType.INVALID_TOKEN, "A valid access token of this realm is required")
                        .with(
                                "WWW-Authenticate",
                                "Bearer error=\"invalid_token\", error_description=\"A valid access token of this realm is required\""));
    }
}
