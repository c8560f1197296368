package io.github.keycloakpersonas.lifecycle;

import org.keycloak.provider.ProviderFactory;

/** Creates the {@link RealmSetup} of a session. */
public interface RealmSetupFactory extends ProviderFactory<RealmSetup> {}
