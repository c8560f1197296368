package io.github.keycloakpersonas.pdf;

import io.github.keycloakpersonas.spi.ReportPdf;
import io.github.keycloakpersonas.spi.ReportPdfFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Writes reports as PDF with PDFBox; provider {@code pdfbox} of SPI {@code persona-reports}. */
public final class PdfBoxReportsFactory implements ReportPdfFactory {

    @Override
    public String getId() {
        return "pdfbox";
    }

    @Override
    public ReportPdf create(KeycloakSession session) {
        return new PdfBoxReports();
    }

    @Override
    public void init(Config.Scope config) {
        // Has no options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Does not need other factories.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
