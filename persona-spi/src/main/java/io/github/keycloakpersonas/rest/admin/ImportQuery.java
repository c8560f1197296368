package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.transfer.ImportRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of an import. */
final class ImportQuery {

    private static final String APPLY = "apply";

    private final MultivaluedMap<String, String> parameters;
    private final List<Violation> faults = new ArrayList<>();

    private ImportQuery(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads what the request asks for.
     *
     * @throws ProblemException 400 with every fault
     */
    static ImportRequest read(MultivaluedMap<String, String> parameters) {
        ImportQuery query = new ImportQuery(parameters);
        ImportRequest request = query.request();
        if (!query.faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(query.faults));
        }
        return request;
    }

    private ImportRequest request() {
        ImportMode mode = ImportMode.of(value("mode", ImportMode.CREATE.word())).orElse(null);
        if (mode == null) {
            fault("mode", "must be one of: create, upsert, replace");
        }
        boolean dryRun = flag("dry_run");
        String schema = value("schema", "ignore");
        if (!List.of("ignore", APPLY).contains(schema)) {
            fault("schema", "must be one of: ignore, apply");
        }
        String resume = parameters.getFirst("resume");
        if (resume != null && dryRun) {
            fault("resume", "must not be sent with dry_run");
        }
        ImportTerms terms = new ImportTerms(
                mode == null ? ImportMode.CREATE : mode, flag("override_limit"), flag("restore"), dryRun);
        return new ImportRequest(terms, schema.equals(APPLY), resume);
    }

    private boolean flag(String name) {
        String value = value(name, "false");
        if (!List.of("true", "false").contains(value)) {
            fault(name, "must be true or false");
        }
        return value.equals("true");
    }

    private String value(String name, String unsent) {
        @Nullable String value = parameters.getFirst(name);
        return value == null ? unsent : value;
    }

    private void fault(String name, String message) {
        faults.add(Violation.of(name, message));
    }
}
