package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.report.AccessQuestion;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.telemetry.Counted.Reported;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.keycloak.models.RealmModel;

/** The answer with a report, written while it is read from the database. */
final class ReportAnswer {

    private final Exchange exchange;
    private final RealmModel realm;

    ReportAnswer(Exchange exchange, RealmModel realm) {
        this.exchange = exchange;
        this.realm = realm;
    }

    /** Writes the report. */
    interface Body {

        /**
         * Writes all of it.
         *
         * @throws IOException if the client has disconnected
         */
        void write(OutputStream out) throws IOException;
    }

    Response of(ReportFormat format, AccessQuestion question, Body body) {
        String realmName = realm.getName();
        String name = "access-" + realmName.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + DateTimeFormatter.ISO_INSTANT
                        .format(question.at().truncatedTo(ChronoUnit.SECONDS))
                        .replace(":", "");
        exchange.endTransaction();
        StreamingOutput written = out -> ReportPermits.run(() -> write(realmName, body, out));
        return Response.ok(written, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format.word() + "\"")
                .build();
    }

    private static void write(String realmName, Body body, OutputStream out) throws IOException {
        Reported result = Reported.FAILED;
        try {
            body.write(out);
            result = Reported.DONE;
        } finally {
            PersonaMeters.reported(realmName, result);
        }
    }
}
