package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.ImportRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.transfer.ImportReport;
import io.github.keycloakpersonas.transfer.ImportRequest;
import io.github.keycloakpersonas.transfer.PartImporter;
import io.github.keycloakpersonas.transfer.PersonaImporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/personas/import}: imports what an export has written, and shows the progress. */
public final class ImportResource {

    static final String IMPORT_ID = "X-Import-Id";
    private static final String APPLY = "apply";
    private static final int LATEST = 20;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    ImportResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** The imports that were started last. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            List<Map<String, Object>> imports = gate.provider().imports(gate.realm()).latest(LATEST).stream()
                    .map(ImportRepresentation::of)
                    .toList();
            return Exchange.json(200, Map.of("imports", imports)).build();
        });
    }

    /** One import. */
    @Path("{id}")
    public ImportItemResource one(@PathParam("id") String id) {
        return new ImportItemResource(exchange, gate, events, id);
    }

    /** Imports personas. The query parameters say how. */
    @POST
    public Response run(@Nullable InputStream body) {
        return exchange.answer(() -> {
            ImportRequest request = request();
            Iterator<FileLine> lines = ImportBody.lines(exchange, body);
            KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
            String realmId = gate.realm().getId();
            exchange.endTransaction();
            PersonaImporter importer =
                    PersonaImporter.begin(factory, realmId, request, gate.clock(), gate.author(Door.IMPORT));
            exchange.setHeader(IMPORT_ID, importer.id());
            ImportReport report = ImportBody.imported(
                    () -> importer.run(lines), "resume the import " + importer.id() + ", or send the file in parts");
            if (!report.dryRun()) {
                new ImportEvents(events, factory, realmId).done(report, "");
            }
            return Exchange.json(200, report.json()).build();
        });
    }

    /** Starts an import in parts. The query parameters say how. */
    @POST
    @Path("parts")
    public Response begin() {
        return exchange.answer(() -> {
            ImportRequest request = request();
            if (request.resume() != null) {
                throw new ProblemException(
                        Problem.badRequest("resume", "must not be sent here: the parts themselves are sent again"));
            }
            KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
            ImportProgress opened = PartImporter.open(factory, gate.realm().getId(), request, gate.clock());
            exchange.setHeader(IMPORT_ID, opened.id());
            return Exchange.json(201, ImportRepresentation.of(opened))
                    .location(exchange.session()
                            .getContext()
                            .getUri()
                            .getAbsolutePath()
                            .resolve(opened.id()))
                    .build();
        });
    }

    private ImportRequest request() {
        gate.requireManagementOfAllUsers();
        gate.requireSetUp();
        ImportRequest request = exchange.parameters(ImportResource::request);
        if (request.appliesSchema() || request.terms().restores()) {
            gate.requireManageRealm();
        }
        return request;
    }

    private static ImportRequest request(Parameters parameters) {
        ImportMode mode = parameters
                .oneOf("mode", List.of(ImportMode.values()), ImportMode::word)
                .orElse(ImportMode.CREATE);
        boolean dryRun = parameters.flag("dry_run");
        Optional<String> resume = parameters.text("resume");
        if (resume.isPresent() && dryRun) {
            parameters.fault("resume", "must not be sent with dry_run");
        }
        ImportTerms terms =
                new ImportTerms(mode, parameters.flag("override_limit"), parameters.flag("restore"), dryRun);
        boolean appliesSchema = parameters
                .oneOf("schema", List.of("ignore", APPLY), UnaryOperator.identity())
                .filter(APPLY::equals)
                .isPresent();
        return new ImportRequest(terms, appliesSchema, resume.orElse(null));
    }
}
