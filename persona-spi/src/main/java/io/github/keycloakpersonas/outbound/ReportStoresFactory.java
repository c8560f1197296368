package io.github.keycloakpersonas.outbound;

import org.keycloak.provider.ProviderFactory;

/** Creates the {@link ReportStores} of a session. */
public interface ReportStoresFactory extends ProviderFactory<ReportStores> {}
