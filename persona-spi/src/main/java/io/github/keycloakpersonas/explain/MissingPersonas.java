package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.Omission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** Finds out why no persona can be in the tokens of a request: something is disabled, not requested, or missing. */
final class MissingPersonas {

    private final Circumstances given;

    MissingPersonas(Circumstances given) {
        this.given = given;
    }

    /** Whether the client uses OpenID Connect. Keycloak treats a client without a protocol as one. */
    static boolean isOpenIdConnect(Circumstances.Client client) {
        return client.protocol() == null || OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.protocol());
    }

    /** The reason why no token is issued; empty if one is. */
    Optional<Obstacle> refusal() {
        if (!isOpenIdConnect(given.client())) {
            return obstacle(
                    Omission.NOT_OPENID_CONNECT,
                    "The client speaks " + given.client().protocol()
                            + ": the mapper writes to tokens of OpenID Connect only, and this client gets none.");
        }
        if (!given.realm().enabled()) {
            return obstacle(Omission.REALM_DISABLED, "The realm is disabled, and no token is issued: enable it.");
        }
        if (!given.client().enabled()) {
            return obstacle(Omission.CLIENT_DISABLED, "The client is disabled, and gets no token: enable it.");
        }
        if (given.client().bearerOnly()) {
            return obstacle(
                    Omission.CLIENT_BEARER_ONLY,
                    "The client is bearer-only, and gets no token: ask about the client that users log in with.");
        }
        if (!given.userEnabled()) {
            return obstacle(Omission.USER_DISABLED, "The user is disabled, and gets no token: enable the user.");
        }
        if (!given.scopeAccepted()) {
            return obstacle(
                    Omission.SCOPE_REFUSED,
                    "Keycloak refuses this scope parameter (invalid_scope): ask for client scopes that the client has.");
        }
        return Optional.empty();
    }

    /** The reason why the mappers add no persona; empty if they can. */
    Optional<Obstacle> of(List<MapperInUse> mappers) {
        if (mappers.isEmpty()) {
            return Optional.of(
                    given.client().scope().map(MissingPersonas::notGranted).orElseGet(this::inNoScopeOfTheClient));
        }
        if (mappers.stream().allMatch(mapper -> mapper.kinds().isEmpty())) {
            return obstacle(
                    Omission.TOKEN_KINDS_OFF,
                    mappers.stream()
                            .map(MapperInUse::describe)
                            .collect(Collectors.joining(
                                    ", ",
                                    "The ",
                                    " writes to no token that this request gets: switch on at least one of them.")));
        }
        return Optional.empty();
    }

    /** Warnings about the realm. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!given.realm().setUp()) {
            warnings.add("The realm is not set up for personas: the persona API answers 404. POST " + setUpPath()
                    + " sets it up.");
        } else if (!given.realm().scope()) {
            warnings.add(
                    "The realm has no client scope with the mapper \"Personas\" any more: new clients get no personas. POST "
                            + setUpPath() + " brings one back.");
        }
        return warnings;
    }

    private static Obstacle notGranted(Circumstances.ScopeWithMapper scope) {
        String name = scope.name();
        return new Obstacle(
                Omission.SCOPE_NOT_GRANTED,
                scope.requested()
                        ? "The client scope " + name
                                + " is for users with one of these roles, and the user has none of them: "
                                + String.join(", ", scope.roles()) + "."
                        : "The client scope " + name
                                + " is optional for this client, and was not asked for: ask with scope=" + name
                                + ", or make it a default client scope of the client.");
    }

    private Obstacle inNoScopeOfTheClient() {
        List<String> bringing = given.realm().scopesWithMapper();
        if (!bringing.isEmpty()) {
            return new Obstacle(
                    Omission.NO_MAPPER,
                    "Neither the client nor a client scope of it has the mapper \"Personas\": assign the client scope "
                            + String.join(" or ", bringing) + " to it.");
        }
        boolean setUp = given.realm().setUp();
        return new Obstacle(
                setUp ? Omission.NO_MAPPER : Omission.NOT_SET_UP,
                (setUp
                                ? "Neither the client nor any client scope of the realm has the mapper \"Personas\": POST "
                                : "The realm is not set up for personas: POST ")
                        + setUpPath() + "?clients=" + given.client().id() + " adds what is missing.");
    }

    private String setUpPath() {
        return given.realm().adminPath() + "/personas/setup";
    }

    private static Optional<Obstacle> obstacle(Omission rule, String detail) {
        return Optional.of(new Obstacle(rule, detail));
    }
}
