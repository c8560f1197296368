package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.login.ChoosePersonaAction;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The set-up as the documentation describes it. */
final class DefaultRealmSetup implements RealmSetup {

    private static final Logger LOGGER = Logger.getLogger(DefaultRealmSetup.class);

    private static final Map<String, String> ROLES = roles();
    private static final Set<String> DEFAULT_ROLES =
            Set.of(PersonaApi.MANAGE_OWN, PersonaApi.VIEW_OWN, PersonaApi.DISCOVER);

    @Override
    public boolean isSetUp(RealmModel realm) {
        return realm.getAttribute(PersonaProvider.SETUP_ATTRIBUTE) != null;
    }

    @Override
    public void setUp(RealmModel realm, List<ClientModel> clients) {
        ClientModel api = apiClient(realm);
        ROLES.forEach((name, description) -> role(realm, api, name, description));
        RoleModel manage = api.getRole(PersonaApi.MANAGE_OWN);
        RoleModel view = api.getRole(PersonaApi.VIEW_OWN);
        if (!manage.hasRole(view)) {
            manage.addCompositeRole(view);
        }
        mapAccountConsole(realm, api);
        ChoosePersonaAction.register(realm);
        ClientScopeModel scope = scope(realm);
        clients.stream()
                .filter(client -> !client.getClientScopes(true).containsKey(PersonaApi.SCOPE))
                .filter(client -> !client.getClientScopes(false).containsKey(PersonaApi.SCOPE))
                .forEach(client -> client.addClientScope(scope, true));
        realm.setAttribute(PersonaProvider.SETUP_ATTRIBUTE, "1");
        LOGGER.infof("Realm %s is set up for personas", realm.getName());
    }

    @Override
    public List<ClientModel> applications(RealmModel realm) {
        return realm.getClientsStream()
                .filter(client -> !client.isBearerOnly())
                .filter(client -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()))
                .filter(client -> !Constants.defaultClients.contains(client.getClientId()))
                .toList();
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** Nobody logs in to it: like Keycloak's realm-management it only owns roles. */
    private static ClientModel apiClient(RealmModel realm) {
        ClientModel existing = realm.getClientByClientId(PersonaApi.CLIENT_ID);
        if (existing != null) {
            return existing;
        }
        ClientModel client = realm.addClient(PersonaApi.CLIENT_ID);
        client.setName("Persona API");
        client.setDescription("Owns the roles of the persona API and is the audience of its tokens");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setEnabled(true);
        client.setBearerOnly(true);
        client.setFullScopeAllowed(false);
        return client;
    }

    private static void role(RealmModel realm, ClientModel api, String name, String description) {
        RoleModel role = api.getRole(name);
        if (role == null) {
            role = api.addRole(name);
            role.setDescription(description);
        }
        if (DEFAULT_ROLES.contains(name)) {
            realm.addToDefaultRoles(role);
        }
    }

    /** The account console's tokens carry no role that its scope does not name. */
    private static void mapAccountConsole(RealmModel realm, ClientModel api) {
        ClientModel console = realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
        if (console != null) {
            DEFAULT_ROLES.stream()
                    .map(api::getRole)
                    .filter(role -> !console.hasDirectScope(role))
                    .forEach(console::addScopeMapping);
        }
    }

    private static ClientScopeModel scope(RealmModel realm) {
        ClientScopeModel scope = KeycloakModelUtils.getClientScopeByName(realm, PersonaApi.SCOPE);
        if (scope == null) {
            scope = realm.addClientScope(PersonaApi.SCOPE);
            scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
            scope.setDescription("The user's active personas");
            scope.setDisplayOnConsentScreen(true);
            scope.setConsentScreenText("${personaScopeConsentText}");
            scope.setIncludeInTokenScope(true);
        }
        boolean mapped = scope.getProtocolMappersStream()
                .anyMatch(mapper -> OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()));
        if (!mapped) {
            scope.addProtocolMapper(mapper());
        }
        boolean isDefault =
                realm.getDefaultClientScopesStream(true).anyMatch(s -> PersonaApi.SCOPE.equals(s.getName()));
        boolean isOptional =
                realm.getDefaultClientScopesStream(false).anyMatch(s -> PersonaApi.SCOPE.equals(s.getName()));
        if (!isDefault && !isOptional) {
            realm.addDefaultClientScope(scope, true);
        }
        return scope;
    }

    private static ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("personas");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(OidcPersonaMapper.PROVIDER_ID);
        mapper.setConfig(OidcPersonaMapper.defaultConfig());
        return mapper;
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put(PersonaApi.VIEW_OWN, "Read own personas");
        roles.put(PersonaApi.MANAGE_OWN, "Create, change, delete and select own personas");
        roles.put(PersonaApi.DISCOVER, "Ask which users hold a title");
        roles.put(PersonaApi.VIEW_USERS, "List users with username and e-mail address");
        roles.put(PersonaApi.VIEW_ALL, "Read any persona of the realm; meant for service accounts");
        return roles;
    }
}
