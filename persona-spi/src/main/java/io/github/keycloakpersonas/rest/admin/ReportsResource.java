package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.outbound.ReportStores;
import io.github.keycloakpersonas.report.Report;
import io.github.keycloakpersonas.report.ReportFile;
import io.github.keycloakpersonas.report.ReportFormat;
import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /admin/realms/{realm}/personas/reports}: evidence as files. */
public final class ReportsResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final AskedReports reports;
    private final ReportAnswer answer;

    ReportsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.reports = new AskedReports(gate);
        this.answer = new ReportAnswer(exchange, gate, exchange::parameters);
    }

    /** Which reports there are, in which formats, how far back, and where they can be stored away. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("reports", AskedReports.NAMES);
            json.put(
                    "formats",
                    Stream.of(ReportFormat.values())
                            .filter(format ->
                                    format != ReportFormat.PDF || answer.pdf().isPresent())
                            .map(ReportFormat::word)
                            .toList());
            json.put("max_pdf_rows", ReportFile.MOST_PDF_ROWS);
            json.put("history", PastAnswers.of(gate).json());
            json.put(
                    "targets",
                    exchange.session().getProvider(ReportStores.class).of(gate.realm()).stream()
                            .map(target -> Map.of(
                                    "name", target.name(), "type", target.type().word()))
                            .toList());
            return Exchange.json(200, json).build();
        });
    }

    /** Who holds which persona, now or at an instant. */
    @GET
    @Path(AskedReports.ACCESS)
    public Response access() {
        return file(() -> reports.access(exchange::parameters));
    }

    /** What one persona has been assessed by. */
    @GET
    @Path(AskedReports.ASSESSMENT)
    public Response assessment() {
        return file(() -> reports.assessment(exchange::parameters));
    }

    private Response file(Supplier<Report> asked) {
        return exchange.answer(() -> {
            Report report = asked.get();
            ReportFormat format = exchange.parameters(ReportAnswer::format);
            return answer.of(report, format, events, "reports/" + report.name());
        });
    }

    /** Reports that are stored away. */
    @Path("deliveries")
    public DeliveriesResource deliveries() {
        return new DeliveriesResource(exchange, gate, events);
    }
}
