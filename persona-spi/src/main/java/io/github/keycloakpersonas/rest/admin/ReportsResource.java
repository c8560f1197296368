package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.report.AccessQuestion;
import io.github.keycloakpersonas.report.AccessReport;
import io.github.keycloakpersonas.report.ReportFrame;
import io.github.keycloakpersonas.report.ReportSessions;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.spi.ReportPdf;
import io.github.keycloakpersonas.telemetry.Counted.Reported;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code /admin/realms/{realm}/personas/reports}: evidence as files. */
public final class ReportsResource {

    private static final String AT = "at";

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    ReportsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** Which reports there are, in which formats, and how far back. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("reports", List.of("access"));
            json.put(
                    "formats",
                    Stream.of(ReportFormat.values())
                            .filter(format -> format != ReportFormat.PDF || pdf().isPresent())
                            .map(ReportFormat::word)
                            .toList());
            json.put("max_pdf_rows", AccessReport.MOST_PDF_ROWS);
            json.put("history", PastAnswers.of(gate).json());
            return Exchange.json(200, json).build();
        });
    }

    /** Who holds which persona, now or at an instant. */
    @GET
    @Path("access")
    public Response access() {
        return exchange.answer(() -> {
            UnaryOperator<PersonaFilter> visible = gate.requireList();
            Query query = exchange.parameters(this::query);
            query.at().ifPresent(PastAnswers.of(gate)::require);
            ReportPermits.requireOne();
            AccessQuestion question =
                    new AccessQuestion(query.at().orElse(now()), query.at().isPresent(), visible.apply(query.filter()));
            AccessReport report = new AccessReport(
                    new ReportSessions(exchange.session(), gate.realm()),
                    new ReportFrame(gate.realm().getName(), question, gate.author(Door.ADMIN), now()));
            ReportAnswer.Body body = body(query.format(), report);
            events.done("reports/access", event(query.format(), question));
            return new ReportAnswer(exchange, gate.realm()).of(query.format(), question, body);
        });
    }

    private ReportAnswer.Body body(ReportFormat format, AccessReport report) {
        return switch (format) {
            case CSV -> report::csv;
            case NDJSON -> report::ndjson;
            case ZIP -> report::zip;
            case PDF -> pdf(report);
        };
    }

    private ReportAnswer.Body pdf(AccessReport report) {
        ReportPdf pdf = pdf().orElseThrow(() -> new ProblemException(Problem.of(
                501,
                "This server cannot write PDF. An operator can install the optional JAR keycloak-personas-reports;"
                        + " without it, there are format=csv, ndjson and zip")));
        // Read before the answer begins, because it may be refused.
        return report.document()
                .<ReportAnswer.Body>map(document -> out -> pdf.write(document, out))
                .orElseThrow(() -> {
                    PersonaMeters.reported(gate.realm().getName(), Reported.REFUSED);
                    return new ProblemException(Problem.badRequest(
                            "format",
                            "must be csv, ndjson or zip for more than " + AccessReport.MOST_PDF_ROWS
                                    + " rows, or the report must be limited by title, circle or status"));
                });
    }

    private Optional<ReportPdf> pdf() {
        return Optional.ofNullable(exchange.session().getProvider(ReportPdf.class));
    }

    private static Map<String, Object> event(ReportFormat format, AccessQuestion question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", format.word());
        json.put(AT, question.at().toString());
        json.put("filter", question.conditions());
        return json;
    }

    /**
     * What is asked for.
     *
     * @param at the instant; empty for now
     * @param filter which personas
     * @param format how they are written
     */
    private record Query(Optional<Instant> at, PersonaFilter filter, ReportFormat format) {}

    private Query query(Parameters parameters) {
        Parameters sent = parameters.ofFilters();
        Optional<Instant> at = sent.time(AT);
        if (at.filter(gate.now()::isBefore).isPresent()) {
            sent.fault(AT, "must not be in the future");
        }
        PersonaFilter filter = new PersonaFilter(
                sent.shortTexts("title", UnaryOperator.identity()),
                sent.shortTexts("circle", text -> new Circle(text).name()).stream()
                        .map(Circle::new)
                        .toList(),
                sent.anyOf("status", List.of(Status.values()), Status::word),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        ReportFormat format = sent.oneOf("format", List.of(ReportFormat.values()), ReportFormat::word)
                .orElse(ReportFormat.CSV);
        return new Query(at, filter, format);
    }

    private Instant now() {
        return gate.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
