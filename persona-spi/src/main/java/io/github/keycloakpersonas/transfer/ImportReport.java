package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.representation.ImportRepresentation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an import.
 *
 * @param progress the progress at the end
 * @param dryRun whether nothing was written
 * @param schemaChanged whether the realm has another schema now
 * @param problems the lines at fault
 * @param warnings other messages for the administrator
 */
public record ImportReport(
        ImportProgress progress, boolean dryRun, boolean schemaChanged, LineProblems problems, List<String> warnings) {

    /** The report on an import for which nothing had to be done in this request. */
    static ImportReport of(ImportProgress known, List<String> warnings) {
        ImportParts parts = known.parts();
        return new ImportReport(known, parts != null && parts.terms().dryRun(), false, new LineProblems(), warnings);
    }

    /** The report as a JSON object. */
    public Map<String, Object> json() {
        Map<String, Object> json = counts();
        problems.putInto(json);
        json.put("warnings", warnings);
        return json;
    }

    /** The members of the JSON object without the problems and warnings about lines. */
    public Map<String, Object> counts() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", progress.id());
        json.put("mode", progress.mode().word());
        json.put("dry_run", dryRun);
        ImportRepresentation.putParts(progress, json);
        ImportRepresentation.putCounts(progress.lines(), progress.counts(), json);
        return json;
    }
}
