package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.AgentDoor;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.token.OidcAgentsMapper;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scopes that a realm can have in addition to the one with personas. */
public enum ScopeOffer {
    /**
     * For applications that cannot read objects in a claim, such as web servers and proxies: each persona is a string
     * {@code title@circle}.
     */
    STRINGS(
            "persona-strings",
            PersonaScope.STRINGS_CONSENT_TEXT,
            "The user's active personas as strings: title@circle",
            true) {
        @Override
        void complete(RealmModel realm, ClientScopeModel scope) {
            addMapper(scope, "personas as strings", OidcPersonaMapper.PROVIDER_ID, OidcPersonaMapper.stringsConfig());
        }
    },
    /**
     * For agents. It makes their endpoint the audience of a token, and nothing else does. It is never a default scope,
     * so that no token is meant for agents unless its client asks for that.
     */
    AGENTS(
            AgentDoor.SCOPE,
            "${personaMcpScopeConsentText}",
            "Lets an agent use the user's personas by the Model Context Protocol",
            false) {
        @Override
        void complete(RealmModel realm, ClientScopeModel scope) {
            addMapper(scope, "audience of agents", OidcAgentsMapper.PROVIDER_ID, OidcAgentsMapper.config());
        }
    },
    /**
     * For applications in which stewards manage their circles. It is never a default scope, so that no application manages
     * others only because a steward uses it.
     */
    CIRCLES(
            PersonaApi.CIRCLES_SCOPE,
            "${personaCirclesScopeConsentText}",
            "Lets an application manage personas of others in the user's circles",
            false) {
        @Override
        void complete(RealmModel realm, ClientScopeModel scope) {
            ClientModel api = realm.getClientByClientId(PersonaApi.CLIENT_ID);
            RoleModel role = api == null ? null : api.getRole(PersonaApi.MANAGE_CIRCLES);
            if (role != null && !scope.hasDirectScope(role)) {
                scope.addScopeMapping(role);
            }
        }
    };

    private final String scopeName;
    private final String consentText;
    private final String description;
    private final boolean givenByDefault;

    ScopeOffer(String scopeName, String consentText, String description, boolean givenByDefault) {
        this.scopeName = scopeName;
        this.consentText = consentText;
        this.description = description;
        this.givenByDefault = givenByDefault;
    }

    /** The name in paths of the Admin API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the scope, unless the realm has another scope of that name. */
    String scopeName() {
        return scopeName;
    }

    /** Nobody else uses it, so it identifies the scope whatever its name is. */
    String consentText() {
        return consentText;
    }

    String description() {
        return description;
    }

    /** Whether clients that an administrator names get it as a default scope, and not as an optional one. */
    boolean isGivenByDefault() {
        return givenByDefault;
    }

    /** Adds what the scope is for, unless it has it. */
    abstract void complete(RealmModel realm, ClientScopeModel scope);

    private static void addMapper(ClientScopeModel scope, String name, String type, Map<String, String> config) {
        boolean present = scope.getProtocolMappersStream()
                .anyMatch(mapper -> mapper.getName().equals(name));
        if (!present) {
            ProtocolMapperModel mapper = new ProtocolMapperModel();
            mapper.setName(name);
            mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
            mapper.setProtocolMapper(type);
            mapper.setConfig(config);
            scope.addProtocolMapper(mapper);
        }
    }
}
