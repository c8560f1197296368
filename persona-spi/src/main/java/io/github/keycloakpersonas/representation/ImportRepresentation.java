package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        json.put("started_at", time(progress.startedAt()));
        json.put("updated_at", time(progress.updatedAt()));
        return json;
    }

    /** As it is stored: an import that has just begun knows the time more closely. */
    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Adds how many parts are done, where its file comes in parts, and which one is next. */
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
