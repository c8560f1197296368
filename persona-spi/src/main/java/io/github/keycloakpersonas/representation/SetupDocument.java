package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The part of a file for one realm that a server imports at its start.
 *
 * @param realm the realm's name
 * @param terms how the personas are imported
 * @param hasSchema whether the first line is the realm's schema
 * @param lines the personas, in the form of the lines of an export
 */
public record SetupDocument(String realm, ImportTerms terms, boolean hasSchema, List<FileLine> lines) {

    private static final String SCHEMA = "schema";
    private static final String PERSONAS = "personas";
    private static final Set<String> MEMBERS = Set.of("realm", "mode", "override_limit", SCHEMA, PERSONAS);

    public SetupDocument {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file: the object of one realm, or an array of them.
     *
     * @throws IllegalArgumentException if it is anything else; the message names no person
     */
    public static List<SetupDocument> read(byte[] json) {
        JsonNode document;
        try {
            document = PlainJson.parse(json);
        } catch (JsonProcessingException e) {
            // The exception is not kept as the cause, because its message quotes the file.
            throw new IllegalArgumentException("it is not valid JSON");
        }
        List<SetupDocument> realms = new ArrayList<>();
        for (JsonNode entry : document.isArray() ? document : List.of(document)) {
            realms.add(of(entry));
        }
        return realms;
    }

    private static SetupDocument of(JsonNode json) {
        expect(json.isObject(), "it must be an object, or an array of objects");
        expect(
                MEMBERS.containsAll(
                        json.properties().stream().map(Map.Entry::getKey).toList()),
                "its members must be among " + MEMBERS.stream().sorted().toList());
        expect(json.path("realm").isTextual(), "realm must be the name of a realm");
        ImportMode mode = ImportMode.of(json.path("mode").asText(ImportMode.UPSERT.word()))
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of: create, upsert, replace"));
        expect(isAbsentOr(json, "override_limit", JsonNode::isBoolean), "override_limit must be true or false");
        expect(isAbsentOr(json, SCHEMA, JsonNode::isObject), "schema must be an object");
        expect(isAbsentOr(json, PERSONAS, JsonNode::isArray), "personas must be an array");
        List<FileLine> lines = new ArrayList<>();
        if (json.has(SCHEMA)) {
            lines.add(new FileLine.Schema(json.path(SCHEMA).toString()));
        }
        // The whole file is in memory already.
        json.path(PERSONAS).forEach(persona -> lines.add(PersonaLineReader.read(persona, 0)));
        lines.add(new FileLine.End((long) json.path(PERSONAS).size()));
        ImportTerms terms = new ImportTerms(mode, json.path("override_limit").asBoolean(), false, false);
        return new SetupDocument(json.path("realm").textValue(), terms, json.has(SCHEMA), lines);
    }

    private static boolean isAbsentOr(JsonNode json, String member, Predicate<JsonNode> condition) {
        return !json.has(member) || condition.test(json.path(member));
    }

    private static void expect(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
