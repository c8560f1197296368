package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.SchemaRules;
import io.github.keycloakpersonas.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@link PersonaLine} writes, and the body of a creation with an additional owner. The members of
 * the persona itself are checked later, by the rules of the import.
 */
public final class PersonaLineReader {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(\\.[A-Za-z][A-Za-z0-9_-]{0,63})?");

    /** The length of Keycloak's columns for these names. */
    private static final int NAME_LENGTH = 255;

    /** Members of answers of the API that no client can set. */
    private static final List<String> UNREAD = List.of("persona_id", "active", "active_until", "next_active_from");

    private final Map<String, @Nullable Object> members;
    private final List<Violation> violations = new ArrayList<>();

    private PersonaLineReader(Map<String, @Nullable Object> members) {
        this.members = new LinkedHashMap<>(members);
    }

    /** Reads a line of a file. */
    public static FileLine read(byte[] line) {
        boolean isObject = line.length > 0 && line[0] == '{';
        if (!isObject && new String(line, StandardCharsets.UTF_8).isBlank()) {
            return new FileLine.Blank();
        }
        try {
            return read(PlainJson.parse(line), line.length);
        } catch (JsonProcessingException e) {
            // Jackson's own message is not shown, because it quotes the line and names classes.
            return FileLine.Faulty.of("The line is not valid JSON");
        }
    }

    /** @param size the number of bytes of the line */
    static FileLine read(JsonNode json, int size) {
        if (!json.isObject()) {
            return FileLine.Faulty.of("The line must be a JSON object");
        }
        if (json.path("schema").isObject() && json.size() == 1) {
            return new FileLine.Schema(json.get("schema").toString());
        }
        if (json.path("end").isBoolean() && Set.of("end", "personas").containsAll(names(json))) {
            JsonNode personas = json.path("personas");
            return new FileLine.End(personas.isIntegralNumber() ? personas.longValue() : null);
        }
        return new PersonaLineReader(PlainJson.members(json)).entry(size);
    }

    private static List<String> names(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    private FileLine entry(int size) {
        UNREAD.forEach(members::remove);
        OwnerName owner = owner();
        String id = id();
        Instant createdAt = time("created_at");
        Instant updatedAt = time("updated_at");
        Integer version = version();
        Request request = RequestLine.read(members.remove(RequestLine.MEMBER), violations);
        Map<String, Object> hidden = hidden();
        attributes();
        return violations.isEmpty()
                ? new FileLine.Entry(
                        new ImportEntry(
                                owner,
                                id,
                                PersonaMembers.creation(Actor.ADMINISTRATOR, members),
                                hidden,
                                createdAt,
                                updatedAt,
                                version,
                                request),
                        size)
                : new FileLine.Faulty(violations);
    }

    private OwnerName owner() {
        Object user = members.remove("user");
        Map<?, ?> names = user instanceof Map<?, ?> map ? map : Map.of();
        if (user != null && names.isEmpty()) {
            fault("user", "must be an object with id, username or email");
        }
        Object userSub = members.remove("user_sub");
        Object username = members.remove("username");
        OwnerName owner = new OwnerName(
                name("user.id", names.get("id"), userSub),
                name("user.username", names.get("username"), username),
                name("user.email", names.get("email"), null));
        if (owner.equals(new OwnerName(null, null, null)) && violations.isEmpty()) {
            fault("user", "is required");
        }
        return owner;
    }

    private @Nullable String name(String member, @Nullable Object value, @Nullable Object otherwise) {
        Object name = value == null ? otherwise : value;
        if (name == null) {
            return null;
        }
        if (name instanceof String text && text.length() <= NAME_LENGTH && isPlain(text)) {
            return text;
        }
        fault(member, "must be a string of at most " + NAME_LENGTH + " characters");
        return null;
    }

    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private @Nullable String id() {
        Object value = members.remove("id");
        if (value == null) {
            return null;
        }
        String id = String.valueOf(value).toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            fault("id", "must be a UUID");
        }
        return id;
    }

    private @Nullable Instant time(String member) {
        Object value = members.remove(member);
        if (value == null) {
            return null;
        }
        Instant time = AttributeValues.time(value).orElse(null);
        if (time == null) {
            fault(member, AttributeValues.TIME_FAULT);
        }
        return time;
    }

    private @Nullable Integer version() {
        Object value = members.remove("version");
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= 0 && number < Integer.MAX_VALUE) {
            return number.intValue();
        }
        fault("version", "must be an integer between 0 and " + (Integer.MAX_VALUE - 1));
        return null;
    }

    private Map<String, Object> hidden() {
        Map<String, Object> hidden = new LinkedHashMap<>();
        values("hidden_attributes").forEach((path, value) -> {
            if (!PATH.matcher(path).matches()) {
                fault("hidden_attributes", "must have names of attributes");
            } else if (value != null) {
                hidden.put(path, value);
            }
        });
        return hidden;
    }

    /**
     * Moves the attributes to where the body of a creation has them: beside the other members, and those of groups in
     * an object.
     */
    private void attributes() {
        values("attributes").forEach((path, value) -> {
            int dot = path.indexOf('.');
            String member = dot < 0 ? path : path.substring(0, dot);
            if (SchemaRules.FIXED_MEMBERS.contains(member)) {
                fault("attributes", "must have names of attributes");
            } else if (dot < 0) {
                members.put(member, value);
            } else {
                Map<Object, @Nullable Object> group = new LinkedHashMap<>();
                if (members.get(member) instanceof Map<?, ?> before) {
                    group.putAll(before);
                }
                group.put(path.substring(dot + 1), value);
                members.put(member, group);
            }
        });
    }

    private Map<String, @Nullable Object> values(String member) {
        Object value = members.remove(member);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((path, inner) -> values.put(String.valueOf(path), inner));
        } else if (value != null) {
            fault(member, "must be an object");
        }
        return values;
    }

    private void fault(String member, String message) {
        violations.add(Violation.of(member, message));
    }
}
