package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportedFile;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles the lines of a file that are not personas: the schema at the start of an export, and the last line that shows
 * that the file is complete.
 */
final class FileShape {

    /** The realm that a file is imported into. */
    interface Target {

        /** The realm's schema; empty if it cannot be read. */
        Optional<PersonaSchema> presentSchema();

        /** What is wrong with the roles that the titles of a schema would grant in the realm, or with the keys for what it encrypts. */
        List<Violation> faults(PersonaSchema brought);

        /**
         * Replaces the realm's schema, even if existing personas do not fit the new one.
         *
         * @throws PersonaFailure {@code CONFLICT} if only a later version of this extension can read the present schema
         */
        void replaceSchema(PersonaSchema schema);
    }

    private final Target realm;
    private final boolean dryRun;
    private final boolean appliesSchema;
    private final List<String> warnings;
    private boolean begun;
    private boolean isExport;
    private boolean ended;
    private @Nullable Long announced;
    private long personas;
    private @Nullable String schemaText;
    private @Nullable PersonaSchema schema;
    private boolean changedSchema;

    /**
     * Starts or continues the reading of a file.
     *
     * @param appliesSchema whether the schema in the file becomes the realm's schema
     * @param read what was read of the file before
     * @param warnings the list to which warnings are added
     */
    FileShape(Target realm, boolean dryRun, boolean appliesSchema, ImportedFile read, List<String> warnings) {
        this.realm = realm;
        this.dryRun = dryRun;
        this.appliesSchema = appliesSchema;
        this.warnings = warnings;
        this.begun = read.begun();
        this.isExport = read.isExport();
        this.ended = read.ended();
        this.announced = read.announced();
        this.personas = read.personas();
        this.schemaText = read.schema();
        this.schema = schemaText == null ? null : SchemaReader.read(schemaText);
    }

    /** The state of the file after the lines that were read so far. */
    ImportedFile soFar() {
        return new ImportedFile(begun, isExport, ended, announced, personas, schemaText);
    }

    /** The schema of the file, if it applies to the import; null for the realm's own. */
    @Nullable PersonaSchema schema() {
        return schema;
    }

    boolean hasChangedSchema() {
        return changedSchema;
    }

    /** Whether the file is complete, as far as it says. */
    boolean isWhole() {
        return !isExport || (ended && (announced == null || announced == personas));
    }

    /**
     * Handles a line.
     *
     * @return the line, or a faulty line in its place; empty if the line is about the file and not a persona
     */
    Optional<FileLine> take(FileLine line) {
        if (line instanceof FileLine.Blank) {
            return Optional.empty();
        }
        boolean first = !begun;
        begun = true;
        if (line instanceof FileLine.Schema brought && first) {
            isExport = true;
            read(brought.json());
            return Optional.empty();
        }
        if (line instanceof FileLine.Schema) {
            return Optional.of(FileLine.Faulty.of("Only the first line can be the schema"));
        }
        if (line instanceof FileLine.End end && !ended) {
            ended = true;
            announced = end.personas();
            return Optional.empty();
        }
        personas++;
        return Optional.of(ended ? FileLine.Faulty.of("The line comes after the end") : line);
    }

    /** Adds the warnings about the file as a whole. */
    void finish() {
        if (isExport && !isWhole()) {
            warnings.add(
                    ended
                            ? "The last line says that the file has " + announced + " personas, but it has " + personas
                            : "The file has no end: it is only a part of an export");
        }
        if (appliesSchema && schema == null) {
            warnings.add("The file brings no schema");
        }
    }

    private void read(String json) {
        PersonaSchema brought;
        try {
            brought = SchemaReader.read(json);
        } catch (InvalidSchemaException e) {
            if (appliesSchema) {
                throw PersonaFailure.invalid(e.violations());
            }
            warnings.add("This version of the extension cannot read the schema of the file: " + e.getMessage());
            return;
        }
        String normal = SchemaRepresentation.text(brought);
        boolean other = isOther(normal);
        if (appliesSchema) {
            if (other) {
                requireCarried(brought);
            }
            requireFitForRealm(brought);
            schema = brought;
            schemaText = json;
            if (other && !dryRun) {
                changedSchema = true;
                realm.replaceSchema(brought);
            }
        } else if (other) {
            warnings.add(
                    "The file's schema is not that of this realm: lines that do not fit the schema of the realm fail");
        }
    }

    private static void requireCarried(PersonaSchema brought) {
        try {
            SchemaReader.requireCarried(brought);
        } catch (InvalidSchemaException e) {
            throw PersonaFailure.invalid(e.violations());
        }
    }

    private void requireFitForRealm(PersonaSchema brought) {
        List<Violation> faults = realm.faults(brought);
        if (!faults.isEmpty()) {
            throw PersonaFailure.invalid(faults);
        }
    }

    private boolean isOther(String json) {
        return realm.presentSchema()
                .map(SchemaRepresentation::text)
                .filter(json::equals)
                .isEmpty();
    }
}
