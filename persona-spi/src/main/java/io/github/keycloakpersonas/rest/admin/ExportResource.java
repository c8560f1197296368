package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.transfer.ExportedFile;
import io.github.keycloakpersonas.transfer.PersonaExporter;
import io.github.keycloakpersonas.transfer.TableExporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/personas/export}: personas of the realm as a file. */
public final class ExportResource {

    /** The media type of imports. */
    static final String NDJSON = ExportFormat.NDJSON.mediaType();

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
            String accepted = exchange.header("Accept").orElse("");
            ExportFormat format = exchange.parameters(parameters -> ExportFormat.of(parameters, accepted));
            Supplier<ExportedFile> reading = format == ExportFormat.CSV ? table() : archive();
            String name = gate.realm().getName().replaceAll("[^A-Za-z0-9._-]", "_");
            exchange.endTransaction();
            ExportedFile file = reading.get();
            boolean compressed =
                    exchange.header("Accept-Encoding").map(GzipStream::isWanted).orElse(false);
            StreamingOutput body = compressed ? out -> writeCompressed(file, out) : file::write;
            Response.ResponseBuilder response = Response.ok(body, format.mediaType())
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"personas-" + name + "." + format.word() + "\"")
                    .header("Vary", "Accept, Accept-Encoding");
            return (compressed ? response.header("Content-Encoding", GzipStream.CODING) : response).build();
        });
    }

    private Supplier<ExportedFile> archive() {
        return new PersonaExporter(factory(), gate.realm().getId(), executor())::begin;
    }

    /** What the list with the same query finds, in its order. */
    private Supplier<ExportedFile> table() {
        return exchange.parameters(parameters -> new TableExporter(
                factory(),
                gate.realm().getId(),
                ListParameters.filter(parameters, gate),
                ListParameters.order(parameters),
                gate.clock()))::begin;
    }

    /**
     * Writes the compressed export. If it fails, the stream is neither finished nor closed, so that the client does not
     * take what it has received for a complete file.
     */
    @SuppressWarnings("resource")
    private static void writeCompressed(ExportedFile file, OutputStream out) throws IOException {
        GzipStream compressing = new GzipStream(out);
        file.write(compressing);
        compressing.finish();
        compressing.flush();
    }

    private KeycloakSessionFactory factory() {
        return exchange.session().getKeycloakSessionFactory();
    }

    private Executor executor() {
        return exchange.session().getProvider(ExecutorsProvider.class).getExecutor("persona-export");
    }
}
