package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.calendar.ImportReport;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** {@code /admin/realms/{realm}/personas/calendar}: administrators write appointments of users, and read none. */
public final class CalendarImportResource {

    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** Of one transaction. */
    private static final int LINES = 200;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    CalendarImportResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /**
     * Imports events, one in each line. What is there already is not written again, so that an import that was cut off is sent again as it is.
     * With the parameter {@code dry_run} nothing is written.
     */
    @POST
    @Path("import")
    public Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            gate.requireSetUp();
            if (!gate.provider().schema(gate.realm()).capabilities().hasCalendar()) {
                throw new ProblemException(Problem.of(
                        404, "This realm has no calendars. Switch them on first: the schema's calendar.enabled"));
            }
            boolean isDry = exchange.parameters(parameters -> parameters.flag("dry_run"));
            requireLines();
            List<String> lines = new String(exchange.received(body, MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            ImportReport report = new ImportReport("line");
            // Each batch is committed by itself.
            exchange.isDoneOnce();
            for (int first = 0; first < lines.size(); first += LINES) {
                report.add(batch(lines.subList(first, Math.min(first + LINES, lines.size())), first, isDry));
            }
            if (!isDry) {
                events.done("calendar/import", report.counts(false));
            }
            return Exchange.json(200, report.json(isDry)).build();
        });
    }

    private void requireLines() {
        String type = exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!type.equals(ExportResource.NDJSON) && !type.equals("application/ndjson")) {
            throw new ProblemException(Problem.of(
                    415,
                    "The body must be newline-delimited JSON: send it with Content-Type: " + ExportResource.NDJSON));
        }
    }

    /** Imports some lines in a transaction of their own. Where that fails, none of them is imported, and the others are. */
    private ImportReport batch(List<String> lines, int before, boolean isDry) {
        ImportReport report = new ImportReport("line");
        Optional<Problem> problem = exchange.problemOf(() -> KeycloakModelUtils.runJobInTransaction(
                gate.session().getKeycloakSessionFactory(),
                gate.session().getContext(),
                session -> new CalendarLines(session, gate.realm().getId(), report).put(lines, before, isDry)));
        if (problem.isEmpty()) {
            return report;
        }
        ImportReport failed = new ImportReport("line");
        for (int i = 0; i < lines.size(); i++) {
            failed.refuse(before + i + 1, problem.get().detail());
        }
        return failed;
    }
}
