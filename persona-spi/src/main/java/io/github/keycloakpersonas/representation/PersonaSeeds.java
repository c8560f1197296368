package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.PersonaChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Personas in the import of a realm: a JSON array whose entries are bodies of creations with the owner's {@code
 * username}.
 */
public final class PersonaSeeds {

    private static final String USERNAME = "username";

    private PersonaSeeds() {}

    /**
     * One persona to create.
     *
     * @param username the owner's username
     * @param persona the content of the persona
     */
    public record Seed(String username, PersonaChange persona) {}

    /**
     * Reads the personas.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static List<Seed> read(String json) {
        JsonNode document;
        try {
            document = PlainJson.parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The personas to import are not valid JSON", e);
        }
        if (!document.isArray()) {
            throw notSeeds();
        }
        List<Seed> seeds = new ArrayList<>();
        for (JsonNode entry : document) {
            if (!entry.path(USERNAME).isTextual()) {
                throw notSeeds();
            }
            Map<String, @Nullable Object> members = new LinkedHashMap<>(PlainJson.members(entry));
            members.remove(USERNAME);
            seeds.add(
                    new Seed(entry.path(USERNAME).textValue(), PersonaMembers.creation(Actor.ADMINISTRATOR, members)));
        }
        return seeds;
    }

    private static IllegalArgumentException notSeeds() {
        return new IllegalArgumentException("The personas to import must be an array of objects with a username each");
    }
}
