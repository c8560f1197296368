package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;

/** Finds out why no persona can be in the tokens of a request: something is disabled, not requested, or missing. */
final class MissingPersonas {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final UserModel user;
    private final String scope;

    MissingPersonas(KeycloakSession session, ClientModel client, UserModel user, String scope) {
        this.session = session;
        this.realm = client.getRealm();
        this.client = client;
        this.user = user;
        this.scope = scope;
    }

    /** Whether the client uses OpenID Connect. Keycloak treats a client without a protocol as one. */
    boolean speaksOpenIdConnect() {
        return client.getProtocol() == null || OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol());
    }

    /** The reason why no token is issued; empty if one is. */
    Optional<Obstacle> refusal() {
        if (!speaksOpenIdConnect()) {
            return obstacle(
                    Omission.NOT_OPENID_CONNECT,
                    "The client speaks " + client.getProtocol()
                            + ": the mapper writes to tokens of OpenID Connect only, and this client gets none.");
        }
        if (!realm.isEnabled()) {
            return obstacle(Omission.REALM_DISABLED, "The realm is disabled, and no token is issued: enable it.");
        }
        if (!client.isEnabled()) {
            return obstacle(Omission.CLIENT_DISABLED, "The client is disabled, and gets no token: enable it.");
        }
        if (client.isBearerOnly()) {
            return obstacle(
                    Omission.CLIENT_BEARER_ONLY,
                    "The client is bearer-only, and gets no token: ask about the client that users log in with.");
        }
        if (!user.isEnabled()) {
            return obstacle(Omission.USER_DISABLED, "The user is disabled, and gets no token: enable the user.");
        }
        if (!TokenManager.isValidScope(session, scope, client, null)) {
            return obstacle(
                    Omission.SCOPE_REFUSED,
                    "Keycloak refuses this scope parameter (invalid_scope): ask for client scopes that the client has.");
        }
        return Optional.empty();
    }

    /** The reason why the mappers add no persona; empty if they can. */
    Optional<Obstacle> of(List<MapperInUse> mappers) {
        if (mappers.isEmpty()) {
            return Optional.of(inScopeOfTheClient().orElseGet(this::inNoScopeOfTheClient));
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
        if (!isSetUp()) {
            warnings.add("The realm is not set up for personas: the persona API answers 404. POST " + setUpPath()
                    + " sets it up.");
        } else if (PersonaScope.of(realm).isEmpty()) {
            warnings.add(
                    "The realm has no client scope with the mapper \"Personas\" any more: new clients get no personas. POST "
                            + setUpPath() + " brings one back.");
        }
        return warnings;
    }

    private Optional<Obstacle> inScopeOfTheClient() {
        for (boolean isDefault : List.of(true, false)) {
            Map<String, ClientScopeModel> scopes = client.getClientScopes(isDefault);
            Optional<ClientScopeModel> bringing =
                    scopes.values().stream().filter(MissingPersonas::hasMapper).findFirst();
            if (bringing.isPresent()) {
                return Optional.of(notGranted(bringing.get(), isDefault));
            }
        }
        return Optional.empty();
    }

    private Obstacle notGranted(ClientScopeModel bringing, boolean isDefault) {
        String name = bringing.getName();
        if (isDefault || TokenManager.parseScopeParameter(scope).anyMatch(name::equals)) {
            return new Obstacle(
                    Omission.SCOPE_NOT_GRANTED,
                    "The client scope " + name
                            + " is for users with one of these roles, and the user has none of them: "
                            + bringing.getScopeMappingsStream()
                                    .map(RoleModel::getName)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return new Obstacle(
                Omission.SCOPE_NOT_GRANTED,
                "The client scope " + name + " is optional for this client, and was not asked for: ask with scope="
                        + name + ", or make it a default client scope of the client.");
    }

    private Obstacle inNoScopeOfTheClient() {
        List<String> bringing = realm.getClientScopesStream()
                .filter(MissingPersonas::hasMapper)
                .map(ClientScopeModel::getName)
                .sorted()
                .toList();
        if (!bringing.isEmpty()) {
            return new Obstacle(
                    Omission.NO_MAPPER,
                    "Neither the client nor a client scope of it has the mapper \"Personas\": assign the client scope "
                            + String.join(" or ", bringing) + " to it.");
        }
        return new Obstacle(
                isSetUp() ? Omission.NO_MAPPER : Omission.NOT_SET_UP,
                (isSetUp()
                                ? "Neither the client nor any client scope of the realm has the mapper \"Personas\": POST "
                                : "The realm is not set up for personas: POST ")
                        + setUpPath() + "?clients=" + client.getClientId() + " adds what is missing.");
    }

    private static boolean hasMapper(ClientScopeModel scope) {
        return !scope.getProtocolMapperByType(OidcPersonaMapper.PROVIDER_ID).isEmpty();
    }

    private boolean isSetUp() {
        return session.getProvider(PersonaProvider.class).isSetUp(realm);
    }

    private String setUpPath() {
        return "/admin/realms/" + realm.getName() + "/personas/setup";
    }

    private static Optional<Obstacle> obstacle(Omission rule, String detail) {
        return Optional.of(new Obstacle(rule, detail));
    }
}
