package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.AgentDoor;
import io.github.keycloakpersonas.token.OidcAgentsMapper;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.ProtocolMapperModel;
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
        ProtocolMapperModel mapper() {
            return of("personas as strings", OidcPersonaMapper.PROVIDER_ID, OidcPersonaMapper.stringsConfig());
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
        ProtocolMapperModel mapper() {
            return of("audience of agents", OidcAgentsMapper.PROVIDER_ID, OidcAgentsMapper.config());
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

    /** The mapper that does what the scope is for. */
    abstract ProtocolMapperModel mapper();

    static ProtocolMapperModel of(String name, String type, Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName(name);
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(type);
        mapper.setConfig(config);
        return mapper;
    }
}
