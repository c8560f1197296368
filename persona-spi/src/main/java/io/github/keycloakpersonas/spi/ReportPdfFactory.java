package io.github.keycloakpersonas.spi;

import org.keycloak.provider.ProviderFactory;

/** Creates what writes reports as PDF. */
public interface ReportPdfFactory extends ProviderFactory<ReportPdf> {}
