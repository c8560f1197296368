package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.PersonaLineReader;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.TimedBody;
import io.github.keycloakpersonas.transfer.FileLines;
import io.github.keycloakpersonas.transfer.ImportReport;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the lines in the body of an import request. */
final class ImportBody {

    private ImportBody() {}

    /**
     * The lines, which are read as they are received.
     *
     * @throws ProblemException 415 for another content type
     */
    static Iterator<FileLine> lines(Exchange exchange, @Nullable InputStream sent) {
        String type = exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals(ExportResource.NDJSON) || type.equals("application/ndjson")) {
            return new FileLines(sent == null ? InputStream.nullInputStream() : TimedBody.lengthy(sent));
        }
        if (type.equals(MediaType.APPLICATION_JSON)) {
            return List.of(PersonaLineReader.read(exchange.received(sent, FileLines.MAX_LINE)))
                    .iterator();
        }
        throw new ProblemException(Problem.of(
                415, "The body must be newline-delimited JSON: send it with Content-Type: " + ExportResource.NDJSON));
    }

    /**
     * Runs an import, and turns the failures of reading its body into problems.
     *
     * @param goOn what the client can do if the body could not be read to its end
     * @throws ProblemException 408 if the body takes too long, 413 if it is too long
     */
    static ImportReport imported(Supplier<ImportReport> imports, String goOn) {
        try {
            return imports.get();
        } catch (UncheckedIOException e) {
            String rest = " What came before is imported; " + goOn + ".";
            throw new ProblemException(
                    e.getCause() instanceof TimedBody.TooSlowException
                            ? Problem.of(408, "The body came too slowly." + rest)
                            : Problem.of(
                                    413,
                                    "The body could not be read to its end: it is longer than the server takes, or was cut"
                                            + " off." + rest));
        }
    }
}
