package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.transfer.PersonaExporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/personas/export}: all personas of the realm as newline-delimited JSON. */
public final class ExportResource {

    /** The media type of exports and imports. */
    static final String NDJSON = "application/x-ndjson";

    private final Exchange exchange;
    private final AdminGate gate;

    ExportResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** The export, written while it is read from the database. */
    @GET
    public Response export() {
        return exchange.answer(() -> {
            gate.requireViewOfAllUsers();
            gate.requireSetUp();
            // An unreadable schema fails here, before the answer has begun.
            gate.provider().schema(gate.realm());
            KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
            PersonaExporter exporter = new PersonaExporter(factory, gate.realm().getId());
            String name = gate.realm().getName().replaceAll("[^A-Za-z0-9._-]", "_");
            // The request's own transaction ends here. Otherwise it would stay open during the export and run into its
            // timeout.
            exchange.session().getTransactionManager().commit();
            StreamingOutput body = exporter::write;
            return Response.ok(body, NDJSON)
                    .header("Content-Disposition", "attachment; filename=\"personas-" + name + ".ndjson\"")
                    .build();
        });
    }
}
