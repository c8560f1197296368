package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.calendar.ImportReport;
import io.github.keycloakpersonas.calendar.ImportedEvent;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.spi.CalendarFiles;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calendar/import}: files of calendar programs, where the optional JAR is there that reads them. */
public final class CalendarUploadResource {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Exchange exchange;
    private final Gate gate;

    CalendarUploadResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** Imports the events of a file; those with a known uid are replaced. With the parameter {@code dry_run} nothing is written. */
    @POST
    public Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            OwnCalendar own = OwnCalendar.toManage(gate);
            boolean isDry = exchange.parameters(parameters -> parameters.flag("dry_run"));
            CalendarFiles files = exchange.session().getProvider(CalendarFiles.class);
            if (files == null) {
                throw new ProblemException(Problem.of(
                        501,
                        "This server cannot read files of calendar programs. An operator can install the optional JAR"
                                + " keycloak-personas-calendar-files"));
            }
            requireCalendar();
            ImportReport report = new ImportReport("uid");
            own.calendars().put(own.userId(), read(files, exchange.received(body, MAX_BYTES)), report, isDry);
            return Exchange.json(200, report.json(isDry)).build();
        });
    }

    private void requireCalendar() {
        String type = exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!type.equals("text/calendar")) {
            throw new ProblemException(
                    Problem.of(415, "The body must be iCalendar: send it with Content-Type: text/calendar"));
        }
    }

    private static List<ImportedEvent> read(CalendarFiles files, byte[] body) {
        try {
            return files.read(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(ProblemType.UNREADABLE_BODY, String.valueOf(e.getMessage())));
        }
    }
}
