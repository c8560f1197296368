package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.compat.Userinfo;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.PersonaScope;
import io.github.keycloakpersonas.token.RivalClaim;
import io.github.keycloakpersonas.token.TokenKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.services.util.DefaultClientSessionContext;
import org.keycloak.util.TokenUtil;

/** Reads from Keycloak what decides about the tokens of a request. It uses the same code that issues tokens. */
final class TokenSetUpReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final UserModel user;
    private final String scope;

    /** @param scope the scope parameter of the request */
    TokenSetUpReader(KeycloakSession session, ClientModel client, UserModel user, String scope) {
        this.session = session;
        this.realm = client.getRealm();
        this.client = client;
        this.user = user;
        this.scope = scope;
    }

    TokenSetUp read() {
        Circumstances given = circumstances();
        MissingPersonas missing = new MissingPersonas(given);
        Optional<Obstacle> refusal = missing.refusal();
        if (!MissingPersonas.isOpenIdConnect(given.client())) {
            return new TokenSetUp(
                    List.of(), false, false, List.of(), List.of(), refusal, missing.warnings(), Sector.COMMON);
        }
        boolean lightweight = Boolean.parseBoolean(client.getAttribute(Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED));
        AuthenticatedClientSessionModel clientSession = transientSession();
        ClientSessionContext issue = context(clientSession, scope);
        // Userinfo and introspection read the scopes from the token, which does not name all of them.
        ClientSessionContext use = context(clientSession, issue.getScopeString());
        boolean userinfo = !lightweight || Userinfo.takesLightweight(session, client);
        List<MapperInUse> mappers = mappers(issue, mapper -> {
            Set<TokenKind> kinds = TokenKind.of(mapper, lightweight);
            kinds.removeAll(TokenKind.withheld(
                    use.getProtocolMappersStream().anyMatch(mapper::equals), TokenUtil.isOIDCRequest(scope), userinfo));
            return kinds;
        });
        return new TokenSetUp(
                scopes(issue),
                lightweight,
                userinfo,
                mappers,
                rivals(issue),
                refusal.or(() -> missing.of(mappers)),
                missing.warnings(),
                Sector.of(session, issue));
    }

    private Circumstances circumstances() {
        Circumstances.Client application = new Circumstances.Client(
                PersonaApi.encoded(client.getClientId()),
                client.getProtocol(),
                client.isEnabled(),
                client.isBearerOnly(),
                Stream.of(true, false).flatMap(this::scopesWithMapper).findFirst());
        return new Circumstances(
                new Circumstances.Realm(
                        PersonaApi.adminPath(realm),
                        realm.isEnabled(),
                        session.getProvider(PersonaProvider.class).isSetUp(realm),
                        PersonaScope.of(realm).isPresent(),
                        realm.getClientScopesStream()
                                .filter(TokenSetUpReader::hasMapper)
                                .map(ClientScopeModel::getName)
                                .toList()),
                application,
                user.isEnabled(),
                !MissingPersonas.isOpenIdConnect(application)
                        || TokenManager.isValidScope(session, scope, client, null));
    }

    private Stream<Circumstances.ScopeWithMapper> scopesWithMapper(boolean isDefault) {
        return client.getClientScopes(isDefault).values().stream()
                .filter(TokenSetUpReader::hasMapper)
                .map(bringing -> new Circumstances.ScopeWithMapper(
                        bringing.getName(),
                        isDefault || TokenManager.parseScopeParameter(scope).anyMatch(bringing.getName()::equals),
                        bringing.getScopeMappingsStream()
                                .map(RoleModel::getName)
                                .toList()));
    }

    private static boolean hasMapper(ClientScopeModel scope) {
        return !scope.getProtocolMapperByType(OidcPersonaMapper.PROVIDER_ID).isEmpty();
    }

    /** A client session that exists only in memory until the request ends, as with the client credentials grant. */
    private AuthenticatedClientSessionModel transientSession() {
        UserSessionModel userSession = session.sessions()
                .createUserSession(
                        null,
                        realm,
                        user,
                        user.getUsername(),
                        session.getContext().getConnection().getRemoteHost(),
                        "persona-explanation",
                        false,
                        null,
                        null,
                        SessionPersistenceState.TRANSIENT);
        return session.sessions().createClientSession(realm, client, userSession);
    }

    private ClientSessionContext context(AuthenticatedClientSessionModel clientSession, String scopeParameter) {
        return DefaultClientSessionContext.fromClientSessionAndScopeParameter(clientSession, scopeParameter, session);
    }

    private List<String> scopes(ClientSessionContext issue) {
        return Stream.concat(
                        TokenUtil.isOIDCRequest(scope) ? Stream.of("openid") : Stream.empty(),
                        issue.getClientScopesStream()
                                .filter(Predicate.not(ClientModel.class::isInstance))
                                .map(ClientScopeModel::getName)
                                .sorted())
                .toList();
    }

    private List<MapperInUse> mappers(ClientSessionContext issue, Function<ProtocolMapperModel, Set<TokenKind>> kinds) {
        Map<String, String> containers = new HashMap<>();
        issue.getClientScopesStream()
                .forEach(container -> container
                        .getProtocolMappersStream()
                        .forEach(mapper -> containers.put(
                                mapper.getId(),
                                container instanceof ClientModel ? MapperInUse.CLIENT : container.getName())));
        return ProtocolMapperUtils.getSortedProtocolMappers(
                        session, issue, mapper -> mapper.getValue() instanceof OidcPersonaMapper)
                .map(Map.Entry::getKey)
                // Keycloak adds mappers of its own that bypass every filter.
                .filter(mapper -> OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
                .map(mapper -> new MapperInUse(
                        mapper.getName(),
                        containers.getOrDefault(mapper.getId(), MapperInUse.CLIENT),
                        PersonaMapperConfig.of(mapper),
                        kinds.apply(mapper)))
                .toList();
    }

    private static List<RivalClaim> rivals(ClientSessionContext issue) {
        return issue.getProtocolMappersStream()
                .filter(mapper -> !OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
                .flatMap(mapper -> RivalClaim.of(mapper).stream())
                .toList();
    }
}
