package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the progress of an import as JSON. */
public final class ImportRepresentation {

    private ImportRepresentation() {}

    /** The members of the JSON object. */
    public static Map<String, Object> of(ImportProgress progress) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", progress.id());
        json.put("mode", progress.mode().word());
        json.put("state", progress.state().word());
        ImportParts parts = progress.parts();
        if (parts != null) {
            json.put("dry_run", parts.terms().dryRun());
        }
        putParts(progress, json);
        putCounts(progress.lines(), progress.counts(), json);
        json.put("started_at", progress.startedAt().toString());
        json.put("updated_at", progress.updatedAt().toString());
        return json;
    }

    /** Adds the number of parts that are done and the number of the next one, if the import is in parts. */
    public static void putParts(ImportProgress progress, Map<String, Object> json) {
        ImportParts parts = progress.parts();
        if (parts != null) {
            json.put("parts", parts.done());
            json.put("next_part", parts.next());
        }
    }

    /** Adds the number of lines that were read, and their results. */
    public static void putCounts(long lines, ImportCounts counts, Map<String, Object> json) {
        json.put("lines", lines);
        json.put("created", counts.created());
        json.put("updated", counts.updated());
        json.put("unchanged", counts.unchanged());
        json.put("removed", counts.removed());
        json.put("failed", counts.failed());
    }
}
