package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes personas as lines of an export: as they are stored, one JSON object in each line, always the same text for the
 * same data.
 */
public final class PersonaLine {

    private PersonaLine() {}

    /** The first line. */
    public static byte[] first(PersonaSchema schema) {
        return line(Map.of("schema", SchemaRepresentation.of(schema)));
    }

    /**
     * A persona.
     *
     * @param owner the owner; only with the id if the user is not found
     */
    public static byte[] of(Persona persona, OwnerName owner, PersonaSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", persona.id());
        json.put("user", user(owner));
        json.put("title", persona.title());
        json.put("circle", persona.circle().name());
        json.put("status", persona.status().word());
        json.put("valid_from", persona.validity().from().toString());
        json.put("valid_till", persona.validity().till().toString());
        if (!persona.schedule().isAlways()) {
            json.put("schedule", ScheduleRepresentation.of(persona.schedule()));
        }
        json.put("created_at", persona.revision().createdAt().toString());
        json.put("updated_at", persona.revision().updatedAt().toString());
        json.put("version", persona.revision().version());
        putPresent("note", persona.note(), json);
        Request request = persona.request();
        if (request != null && !schema.capabilities().requests().isNone()) {
            json.put(RequestLine.MEMBER, RequestLine.json(request));
        }
        Map<String, Object> own = persona.attributes();
        Map<String, Object> known = schema.known(own);
        json.put("attributes", known);
        if (known.size() < own.size()) {
            json.put("hidden_attributes", schema.hidden(own));
        }
        return line(json);
    }

    /** The last line, by which a reader knows that the export is complete. */
    public static byte[] last(long personas) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("end", true);
        json.put("personas", personas);
        return line(json);
    }

    private static Map<String, Object> user(OwnerName owner) {
        Map<String, Object> json = new LinkedHashMap<>();
        putPresent("id", owner.id(), json);
        putPresent("username", owner.username(), json);
        putPresent("email", owner.email(), json);
        return json;
    }

    private static void putPresent(String member, @Nullable String value, Map<String, Object> json) {
        if (value != null) {
            json.put(member, value);
        }
    }

    private static byte[] line(Map<String, Object> json) {
        byte[] text = PlainJson.bytes(json);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
