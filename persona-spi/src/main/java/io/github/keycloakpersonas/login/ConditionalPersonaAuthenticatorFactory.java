package io.github.keycloakpersonas.login;

import java.time.Clock;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Provider {@code conditional-persona} of Keycloak's authenticators. */
public final class ConditionalPersonaAuthenticatorFactory
        implements ConditionalAuthenticatorFactory, AuthenticationFlowCallbackFactory {

    /** The condition's id in representations of flows. */
    public static final String PROVIDER_ID = "conditional-persona";

    private final ConditionalAuthenticator authenticator = new ConditionalPersonaAuthenticator(Clock.systemUTC());

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Condition - persona";
    }

    @Override
    public String getHelpText() {
        return "Runs the sub-flow only for users who have, or work as, a persona of these titles and circles.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConditionalPersonaConfigProperties.ALL;
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return authenticator;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nobody.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
