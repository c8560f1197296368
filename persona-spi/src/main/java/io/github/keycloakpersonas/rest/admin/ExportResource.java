package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.transfer.PersonaExporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.keycloak.executors.ExecutorsProvider;

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
            PersonaExporter exporter = new PersonaExporter(
                    exchange.session().getKeycloakSessionFactory(), gate.realm().getId(), executor());
            String name = gate.realm().getName().replaceAll("[^A-Za-z0-9._-]", "_");
            // The request's own transaction ends here. Otherwise it would stay open during the export and run into its
            // timeout.
            exchange.session().getTransactionManager().commit();
            boolean compressed =
                    exchange.header("Accept-Encoding").map(GzipStream::isWanted).orElse(false);
            StreamingOutput body = compressed ? out -> writeCompressed(exporter, out) : exporter::write;
            Response.ResponseBuilder response = Response.ok(body, NDJSON)
                    .header("Content-Disposition", "attachment; filename=\"personas-" + name + ".ndjson\"")
                    .header("Vary", "Accept-Encoding");
            return (compressed ? response.header("Content-Encoding", GzipStream.CODING) : response).build();
        });
    }

    /**
     * Writes the compressed export. If it fails, the stream is neither finished nor closed, so that the client does not
     * take what it has received for a complete file.
     */
    @SuppressWarnings("resource")
    private static void writeCompressed(PersonaExporter exporter, OutputStream out) throws IOException {
        GzipStream compressing = new GzipStream(out);
        exporter.write(compressing);
        compressing.finish();
        compressing.flush();
    }

    private Executor executor() {
        return exchange.session().getProvider(ExecutorsProvider.class).getExecutor("persona-export");
    }
}
