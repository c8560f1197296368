package io.github.keycloakpersonas.spi;

import org.keycloak.provider.ProviderFactory;

/** Creates the {@link PersonaProvider} of a session. */
public interface PersonaProviderFactory extends ProviderFactory<PersonaProvider> {}
