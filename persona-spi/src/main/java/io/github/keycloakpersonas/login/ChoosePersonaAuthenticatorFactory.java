package io.github.keycloakpersonas.login;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Provider {@code choose-persona} of Keycloak's authenticators. */
public final class ChoosePersonaAuthenticatorFactory implements AuthenticatorFactory {

    /** The authenticator's id in representations of flows. */
    public static final String PROVIDER_ID = "choose-persona";

    private final Authenticator authenticator = new ChoosePersonaAuthenticator(Clock.systemUTC());

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Choose persona";
    }

    @Override
    public String getHelpText() {
        return "Settles which persona the session works as: the only active one, or the one that the user chooses on a page."
                + " Belongs behind the steps that authenticate the user, not beside them.";
    }

    @Override
    @SuppressWarnings("NullAway") // Keycloak's contract: null for no category.
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENT_CHOICES.clone();
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
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
