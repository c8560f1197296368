package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.ImportedFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored state of an import in parts as JSON, without the figures that have columns of their own. */
public final class ImportPartsDocument {

    private ImportPartsDocument() {}

    /** Writes the state. */
    public static String write(ImportParts parts) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("override_limit", parts.terms().beyondLimit());
        json.put("restore", parts.terms().restores());
        json.put("dry_run", parts.terms().dryRun());
        json.put("apply_schema", parts.appliesSchema());
        ImportedFile file = parts.file();
        json.put("begun", file.begun());
        json.put("export", file.isExport());
        json.put("ended", file.ended());
        json.put("announced", file.announced());
        json.put("personas", file.personas());
        json.put("schema", file.schema());
        return PlainJson.write(json);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @param done the number of parts that are done
     * @param lines the number of lines that these parts have together
     */
    public static ImportParts read(String text, ImportMode mode, int done, long lines) {
        JsonNode json;
        try {
            json = PlainJson.parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of an import by parts can't be read", e);
        }
        ImportTerms terms = new ImportTerms(mode, is(json, "override_limit"), is(json, "restore"), is(json, "dry_run"));
        JsonNode announced = json.path("announced");
        ImportedFile file = new ImportedFile(
                is(json, "begun"),
                is(json, "export"),
                is(json, "ended"),
                announced.isIntegralNumber() ? announced.longValue() : null,
                json.path("personas").longValue(),
                json.path("schema").textValue());
        return new ImportParts(terms, is(json, "apply_schema"), done, lines, file);
    }

    private static boolean is(JsonNode json, String member) {
        return json.path(member).booleanValue();
    }
}
