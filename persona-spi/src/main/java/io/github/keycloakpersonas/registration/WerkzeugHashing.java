package io.github.keycloakpersonas.registration;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/**
 * Verifies passwords of users who come from an application with Werkzeug. It writes none: Keycloak replaces such a hash at the
 * first login by one of the realm's own algorithm, because the credential is not of that. Not in FIPS mode, which has no scrypt for
 * passwords.
 */
public final class WerkzeugHashing implements PasswordHashProviderFactory, EnvironmentDependentProviderFactory {

    /** The algorithm that an imported credential names. */
    static final String ID = "werkzeug-scrypt";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return !Profile.isFeatureEnabled(Profile.Feature.FIPS);
    }

    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return new Verifier(session);
    }

    @Override
    public void init(Config.Scope config) {
        // There are no options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Does not need other factories.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    /** A realm whose policy names this algorithm gets Keycloak's default for new passwords. */
    private record Verifier(KeycloakSession session) implements PasswordHashProvider {

        @Override
        public boolean verify(String rawPassword, PasswordCredentialModel credential) {
            String value = credential.getPasswordSecretData().getValue();
            return value != null
                    && WerkzeugHash.of(value)
                            .filter(hash -> hash.fits(rawPassword))
                            .isPresent();
        }

        @Override
        public boolean policyCheck(@Nullable PasswordPolicy policy, PasswordCredentialModel credential) {
            return !ID.equals(credential.getPasswordCredentialData().getAlgorithm());
        }

        @Override
        public PasswordCredentialModel encodedCredential(String rawPassword, int iterations) {
            return session.getProvider(PasswordHashProvider.class).encodedCredential(rawPassword, -1);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
