package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema to start from.
 *
 * @param name the name in requests
 * @param description for people
 * @param schema the schema
 */
public record SchemaPreset(String name, String description, PersonaSchema schema) {

    /** All presets, the default schema first. */
    public static final List<SchemaPreset> ALL = List.of(
            new SchemaPreset(
                    "travel",
                    "Travelers, those who book for them, and what may be booked without asking. The default schema.",
                    DefaultSchema.INSTANCE),
            new SchemaPreset(
                    "audience",
                    "Customers and prospects, with what they are and like in the groups demographic, psychographic,"
                            + " behavioral and contextual. No attribute names a person.",
                    SchemaReader.read(SchemaDocument.shipped("preset-audience.json"))),
            new SchemaPreset(
                    "advisers",
                    "Advisers who have to pass a test, and supervisors who approve them in their branch. History and reviews"
                            + " are on.",
                    SchemaReader.read(SchemaDocument.shipped("preset-advisers.json"))));

    /** The preset of that name, empty if there is none. */
    public static Optional<SchemaPreset> named(String name) {
        return ALL.stream().filter(preset -> preset.name.equals(name)).findFirst();
    }

    /** The members of the JSON object. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("description", description);
        json.put("schema", SchemaRepresentation.of(schema));
        return json;
    }
}
