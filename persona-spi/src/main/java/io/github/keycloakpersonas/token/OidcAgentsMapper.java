package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.access.AgentDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Adds the address of the realm's endpoint for agents to the audience of a token: the public address at the time when the
 * token is issued, which Keycloak's own mapper for audiences cannot know.
 */
public final class OidcAgentsMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, TokenIntrospectionTokenMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "oidc-persona-agents-mapper";

    private static final List<ProviderConfigProperty> PROPERTIES = properties();

    /** The configuration in the scope of agents. */
    public static Map<String, String> config() {
        return Map.of(
                OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN,
                "true",
                OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION,
                "true");
    }

    private static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, OidcAgentsMapper.class);
        return List.copyOf(properties);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Persona agents";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Makes the realm's endpoint for agents (MCP) an audience of the token. Belongs into an optional client scope.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext client) {
        token.addAudience(AgentDoor.address(session, userSession.getRealm()).toString());
    }
}
