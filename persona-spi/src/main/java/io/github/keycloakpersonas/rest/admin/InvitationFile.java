package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationFailure;
import io.github.keycloakpersonas.rest.CsvTable;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.InvitationOrder;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Invites many people by a file, one a line. A line at fault is left out and reported; the others are invited, all in one transaction. The report is the same whether or
 * not anybody has an account.
 */
final class InvitationFile {

    private static final int MOST_LINES = 1000;
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final String CSV = "text/csv";
    private static final String EXPIRES_IN = "expires_in";

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    InvitationFile(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            InvitationGate may = InvitationGate.require(gate);
            boolean isDry = exchange.parameters(parameters -> parameters.flag("dry_run"));
            CsvTable table = table(body);
            may.invitations().store().queue();
            List<Map<String, Object>> refused = new ArrayList<>();
            int invited = 0;
            for (CsvTable.Line line : table.lines()) {
                Optional<String> fault = invite(may, table.columns(), line);
                fault.ifPresent(reason -> refused.add(entry(line.number(), reason)));
                invited += fault.isPresent() ? 0 : 1;
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("dry_run", isDry);
            json.put("invited", invited);
            json.put("refused_count", refused.size());
            if (isDry) {
                exchange.undo();
            } else {
                events.done("invitations/import", Map.copyOf(json));
            }
            json.put("refused", refused);
            return Exchange.json(200, json).build();
        });
    }

    /** Returns why it was not done; empty if it was. */
    private Optional<String> invite(InvitationGate may, List<String> columns, CsvTable.Line line) {
        if (line.cells().size() > columns.size()) {
            return Optional.of("has more cells than there are columns");
        }
        try {
            Map<String, @Nullable Object> members = line.named(columns);
            members.computeIfPresent(EXPIRES_IN, (name, text) -> number(String.valueOf(text)));
            InvitationOrder order = InvitationOrder.read(exchange.session(), members, null);
            Invitation created = may.invitations().create(order.offer(), order.invitee(), may.inviter(), order.lasts());
            may.order(created);
            return Optional.empty();
        } catch (InvitationFailure e) {
            if (e.isLate()) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Map<String, Object> entry(int line, String reason) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("line", line);
        entry.put("reason", reason);
        return entry;
    }

    private CsvTable table(@Nullable InputStream body) {
        String type = exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!type.equals(CSV)) {
            throw new ProblemException(Problem.of(415, "The body must be a table: send it with Content-Type: " + CSV));
        }
        CsvTable table = CsvTable.read(new String(exchange.received(body, MAX_BYTES), StandardCharsets.UTF_8));
        if (table.lines().isEmpty() || table.lines().size() > MOST_LINES) {
            throw new ProblemException(Problem.badRequest(
                    "body", "must have a line with the names of the columns, and 1 to " + MOST_LINES + " others"));
        }
        return table;
    }
}
