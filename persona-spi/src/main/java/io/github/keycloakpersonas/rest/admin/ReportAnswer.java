package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.report.Report;
import io.github.keycloakpersonas.report.ReportBody;
import io.github.keycloakpersonas.report.ReportFile;
import io.github.keycloakpersonas.report.ReportFormat;
import io.github.keycloakpersonas.report.ReportFrame;
import io.github.keycloakpersonas.report.ReportSessions;
import io.github.keycloakpersonas.report.ReportWords;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.spi.ReportPdf;
import io.github.keycloakpersonas.telemetry.Counted.Reported;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer with a report, written while it is read from the database. */
final class ReportAnswer {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AskedReports.Asked asked;

    /** @param asked where the languages stand that the reader of a PDF likes */
    ReportAnswer(Exchange exchange, AdminGate gate, AskedReports.Asked asked) {
        this.exchange = exchange;
        this.gate = gate;
        this.asked = asked;
    }

    /** The format that a request asks for with its parameter {@code format}; CSV without one. */
    static ReportFormat format(Parameters sent) {
        return sent.oneOf("format", List.of(ReportFormat.values()), ReportFormat::word)
                .orElse(ReportFormat.CSV);
    }

    /**
     * Answers with a report, and records that it was made.
     *
     * @param path of the event
     * @throws ProblemException 501 without what writes PDF, 400 for a PDF with too many rows, 503 while the server writes as many reports as it may
     */
    Response of(Report report, ReportFormat format, AdminEvents events, String path) {
        ReportPermits.requireOne();
        ReportBody body = body(report, format);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("format", format.word());
        event.putAll(report.about());
        events.done(path, event);
        return sent(report, format, body);
    }

    /** What writes a report. Its beginning is read before, a PDF as a whole, because it may be refused. */
    ReportBody body(Report report, ReportFormat format) {
        ReportFile file = new ReportFile(
                new ReportSessions(exchange.session(), gate.realm()),
                report,
                new ReportFrame(gate.realm().getName(), gate.author(Door.ADMIN), now()));
        return switch (format) {
            case CSV -> file.csv();
            case NDJSON -> file.ndjson();
            case ZIP -> file.zip();
            case PDF -> pdf(file);
        };
    }

    private ReportBody pdf(ReportFile file) {
        ReportPdf pdf = pdf().orElseThrow(() -> new ProblemException(Problem.of(
                501,
                "This server cannot write PDF. An operator can install the optional JAR keycloak-personas-reports;"
                        + " without it, there are format=csv, ndjson and zip")));
        return file.document(words())
                .<ReportBody>map(document -> out -> pdf.write(document, out))
                .orElseThrow(() -> {
                    PersonaMeters.reported(gate.realm().getName(), Reported.REFUSED);
                    return new ProblemException(Problem.badRequest(
                            "format",
                            "must be csv, ndjson or zip for more than " + ReportFile.MOST_PDF_ROWS
                                    + " rows, or the report must be limited, as by title, circle or status"));
                });
    }

    private ReportWords words() {
        RequestLanguage language = new RequestLanguage(
                asked.read(sent -> sent.text(RequestLanguage.PARAMETER)).orElse(null),
                gate.administrator().getUser(),
                gate.administrator().getRealm());
        return new ReportWords(
                new RealmTexts(exchange.session(), language), gate.provider().schema(gate.realm()));
    }

    /** What writes PDF, if it is installed. */
    Optional<ReportPdf> pdf() {
        return Optional.ofNullable(exchange.session().getProvider(ReportPdf.class));
    }

    private Response sent(Report report, ReportFormat format, ReportBody body) {
        String realmName = gate.realm().getName();
        String name = report.name() + "-" + realmName.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + DateTimeFormatter.ISO_INSTANT
                        .format(report.at().truncatedTo(ChronoUnit.SECONDS))
                        .replace(":", "");
        exchange.endTransaction();
        StreamingOutput written = out -> ReportPermits.run(() -> write(realmName, body, out));
        return Response.ok(written, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format.word() + "\"")
                .build();
    }

    private static void write(String realmName, ReportBody body, OutputStream out) throws IOException {
        Reported result = Reported.FAILED;
        try {
            body.write(out);
            result = Reported.DONE;
        } finally {
            PersonaMeters.reported(realmName, result);
        }
    }

    private Instant now() {
        return gate.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
