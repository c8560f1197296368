package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.ImportRepresentation;
import io.github.keycloakpersonas.representation.PersonaLineReader;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.TimedBody;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.transfer.FileLines;
import io.github.keycloakpersonas.transfer.ImportReport;
import io.github.keycloakpersonas.transfer.ImportRequest;
import io.github.keycloakpersonas.transfer.PersonaImporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** {@code /admin/realms/{realm}/personas/import}: imports what an export has written, and shows the progress. */
public final class ImportResource {

    private static final String IMPORT_ID = "X-Import-Id";
    private static final int LATEST = 20;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    ImportResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** The imports that began last. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            List<Map<String, Object>> imports =
                    log().latest(LATEST).stream().map(ImportRepresentation::of).toList();
            return Exchange.json(200, Map.of("imports", imports)).build();
        });
    }

    /** The progress of one import. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            return log().find(id)
                    .map(progress -> Exchange.json(200, ImportRepresentation.of(progress))
                            .build())
                    .orElseThrow(
                            () -> new ProblemException(Problem.of(ProblemType.IMPORT_NOT_FOUND, "Import not found")));
        });
    }

    /** Imports personas. The query parameters say how. */
    @POST
    public Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            gate.requireSetUp();
            ImportRequest request =
                    ImportQuery.read(exchange.session().getContext().getUri().getQueryParameters());
            if (request.appliesSchema() || request.terms().restores()) {
                gate.requireManageRealm();
            }
            Iterator<FileLine> lines = lines(body == null ? InputStream.nullInputStream() : TimedBody.lengthy(body));
            KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
            String realmId = gate.realm().getId();
            // The request's own transaction ends here. Otherwise it would stay open during the import and run into its
            // timeout.
            exchange.session().getTransactionManager().commit();
            PersonaImporter importer = PersonaImporter.begin(factory, realmId, request, Clock.systemUTC());
            exchange.setHeader(IMPORT_ID, importer.id());
            ImportReport report = run(importer, lines);
            if (!report.dryRun()) {
                tell(factory, realmId, report);
            }
            return Exchange.json(200, report.json()).build();
        });
    }

    private static ImportReport run(PersonaImporter importer, Iterator<FileLine> lines) {
        try {
            return importer.run(lines);
        } catch (UncheckedIOException e) {
            String rest =
                    " What came before is imported; resume the import " + importer.id() + " or send smaller parts.";
            throw new ProblemException(
                    e.getCause() instanceof TimedBody.TooSlowException
                            ? Problem.of(408, "The body came too slowly." + rest)
                            : Problem.of(
                                    413,
                                    "The body could not be read to its end: it is longer than the server takes, or was cut"
                                            + " off." + rest));
        }
    }

    private Iterator<FileLine> lines(InputStream body) {
        String type = exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals(ExportResource.NDJSON) || type.equals("application/ndjson")) {
            return new FileLines(body);
        }
        if (type.equals(MediaType.APPLICATION_JSON)) {
            return List.of(one(body)).iterator();
        }
        throw new ProblemException(Problem.of(
                415, "The body must be newline-delimited JSON: send it with Content-Type: " + ExportResource.NDJSON));
    }

    private static FileLine one(InputStream body) {
        return PersonaLineReader.read(JsonBody.bytes(body, FileLines.MAX_LINE));
    }

    private void tell(KeycloakSessionFactory factory, String realmId, ImportReport report) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel here = session.realms().getRealm(realmId);
            session.getContext().setRealm(here);
            if (report.schemaChanged()) {
                events.in(session)
                        .schemaReplaced(
                                session.getProvider(PersonaProvider.class).schema(here));
            }
            events.in(session).done("import/" + report.progress().id(), report.counts());
        });
    }

    /** The log of the realm's imports. */
    private ImportLog log() {
        return gate.provider().imports(gate.realm());
    }
}
