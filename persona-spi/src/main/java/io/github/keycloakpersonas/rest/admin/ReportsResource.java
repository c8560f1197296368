package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.report.AccessReport;
import io.github.keycloakpersonas.report.AssessmentReport;
import io.github.keycloakpersonas.report.ReportFile;
import io.github.keycloakpersonas.report.ReportFormat;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
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
    private final ReportAnswer answer;

    ReportsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.answer = new ReportAnswer(exchange, gate);
    }

    /** Which reports there are, in which formats, and how far back. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("reports", List.of("access", "assessment"));
            json.put(
                    "formats",
                    Stream.of(ReportFormat.values())
                            .filter(format ->
                                    format != ReportFormat.PDF || answer.pdf().isPresent())
                            .map(ReportFormat::word)
                            .toList());
            json.put("max_pdf_rows", ReportFile.MOST_PDF_ROWS);
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
            AccessReport report =
                    new AccessReport(query.at().orElse(now()), query.at().isPresent(), visible.apply(query.filter()));
            return answer.of(report, query.format(), events, "reports/access");
        });
    }

    /** What one persona has been assessed by. */
    @GET
    @Path("assessment")
    public Response assessment() {
        return exchange.answer(() -> {
            gate.requireQuery();
            Owned owned = gate.viewable(exchange.parameters(sent -> sent.required("persona")));
            ReportFormat format = exchange.parameters(ReportAnswer::format);
            AssessmentReport report = new AssessmentReport(owned.as(owned.persona()), null, now());
            return answer.of(report, format, events, "reports/assessment");
        });
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
        return new Query(at, filter, ReportAnswer.format(sent));
    }

    private Instant now() {
        return gate.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
