package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.ImportRepresentation;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.transfer.ImportReport;
import io.github.keycloakpersonas.transfer.PartImporter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/personas/import/{id}}: one import, and the parts of its file. */
public final class ImportItemResource {

    private static final int MOST_PARTS = 1_000_000;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final String id;

    ImportItemResource(Exchange exchange, AdminGate gate, AdminEvents events, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.id = id;
    }

    /** The progress of the import. */
    @GET
    public Response get() {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            return Exchange.json(200, ImportRepresentation.of(known())).build();
        });
    }

    /** Cancels the import. What it has written stays. */
    @DELETE
    public Response cancel() {
        return exchange.answer(() -> {
            gate.requireManagementOfAllUsers();
            ImportProgress known = known();
            if (known.state() == ImportProgress.State.DONE) {
                throw PersonaFailure.conflict("The import is done");
            }
            if (log().cancel(id, gate.now()) && !isDryRun(known)) {
                events.importCancelled(ImportRepresentation.of(known), id);
            }
            return Response.noContent().build();
        });
    }

    /** Imports a part of the file. */
    @PUT
    @Path("parts/{number}")
    public Response part(@PathParam("number") String number, @Nullable InputStream body) {
        return exchange.answer(() -> {
            ImportProgress known = manageable();
            int part = Parameters.read(
                    Map.of("number", List.of(number)), path -> path.integer("number", 1, 1, MOST_PARTS));
            Iterator<FileLine> lines = ImportBody.lines(exchange, body);
            return answer(
                    known,
                    importer -> ImportBody.imported(
                            () -> importer.take(part, lines), "send part " + part + " again, or in smaller parts"),
                    "/parts/" + part);
        });
    }

    /** Ends the import after the last part. */
    @POST
    @Path("finish")
    public Response finish() {
        return exchange.answer(() -> {
            ImportProgress known = manageable();
            int parts = exchange.parameters(ImportItemResource::parts);
            return answer(known, importer -> importer.finish(parts), "");
        });
    }

    private interface Step {
        ImportReport take(PartImporter importer);
    }

    private Response answer(ImportProgress known, Step step, String what) {
        KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
        String realmId = gate.realm().getId();
        exchange.endTransaction();
        exchange.setHeader(ImportResource.IMPORT_ID, id);
        ImportReport report =
                step.take(PartImporter.of(factory, realmId, known, gate.clock(), gate.author(Door.IMPORT)));
        boolean isFurther = !report.progress().equals(known);
        if (isFurther && !report.dryRun()) {
            new ImportEvents(events, factory, realmId).done(report, what);
        }
        return Exchange.json(200, report.json()).build();
    }

    /**
     * The import, if the caller may continue it. Everybody who sends a part must have the permissions that the whole
     * import requires.
     */
    private ImportProgress manageable() {
        gate.requireManagementOfAllUsers();
        gate.requireSetUp();
        ImportProgress known = known();
        ImportParts parts = known.parts();
        if (parts != null && (parts.appliesSchema() || parts.terms().restores())) {
            gate.requireManageRealm();
        }
        return known;
    }

    private ImportProgress known() {
        return log().find(id)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.IMPORT_NOT_FOUND, "Import not found")));
    }

    private static boolean isDryRun(ImportProgress known) {
        return known.parts() != null && known.parts().terms().dryRun();
    }

    private static int parts(Parameters parameters) {
        if (!parameters.has("parts")) {
            parameters.fault("parts", "is required: how many parts there are");
        }
        return parameters.integer("parts", 0, 0, MOST_PARTS);
    }

    /** The log of the realm's imports. */
    private ImportLog log() {
        return gate.provider().imports(gate.realm());
    }
}
