package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RequestRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a persona as JSON. Of its owner it shows only the user id, except to administrators. */
public final class PersonaRepresentation {

    private PersonaRepresentation() {}

    /**
     * The persona as it is shown at that time, to anybody who may see it: fixed members, then the attributes in the
     * schema's order. Why it is asked for is not for everybody.
     */
    public static Map<String, Object> of(Persona persona, PersonaSchema schema, Instant now) {
        return of(new Shown(persona, null, false, schema.attributes()), schema, now);
    }

    /**
     * The persona as events show it. A realm may save them in its database, so they lack the values that are encrypted
     * there.
     */
    public static Map<String, Object> forEvents(Persona persona, PersonaSchema schema, Instant now) {
        List<AttributeRule> readable =
                schema.attributes().stream().filter(rule -> !rule.encrypted()).toList();
        return of(new Shown(persona, null, false, readable), schema, now);
    }

    /** The persona for its owner, with the reason of a request. */
    public static Map<String, Object> ofOwn(Persona persona, PersonaSchema schema, Instant now) {
        return of(new Shown(persona, null, true, schema.attributes()), schema, now);
    }

    /** The persona for an administrator who may view the owner, with the additional member {@code username} and the reason of a request. */
    public static Map<String, Object> of(OwnedPersona owned, PersonaSchema schema, Instant now) {
        return of(new Shown(owned.persona(), owned.username(), true, schema.attributes()), schema, now);
    }

    /**
     * What is shown.
     *
     * @param username the owner's; null if it is not shown
     * @param withReason whether it is shown why the persona is asked for
     * @param attributes those whose values are shown
     */
    private record Shown(
            Persona persona, @Nullable String username, boolean withReason, List<AttributeRule> attributes) {}

    private static Map<String, Object> of(Shown shown, PersonaSchema schema, Instant now) {
        Persona persona = shown.persona();
        String username = shown.username();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", persona.id());
        json.put("persona_id", persona.personaId());
        json.put("user_sub", persona.userId());
        if (username != null) {
            json.put("username", username);
        }
        json.put("title", persona.title());
        json.put("circle", persona.circle().name());
        json.put("status", persona.statusAt(now).word());
        json.put("active", persona.isActiveAt(now));
        if (persona.note() != null) {
            json.put("note", persona.note());
        }
        request(persona, schema.capabilities().requests(), shown.withReason(), json);
        json.put("valid_from", persona.validity().from().toString());
        json.put("valid_till", persona.validity().till().toString());
        if (persona.isScheduled()) {
            schedule(persona, now, json);
        }
        json.put("created_at", persona.revision().createdAt().toString());
        json.put("updated_at", persona.revision().updatedAt().toString());
        nest(shown.attributes(), schema.effective(persona.attributes()), json);
        return json;
    }

    /** Adds what there is of a request, where the schema says something of requests. */
    static void request(Persona persona, RequestRule rule, boolean withReason, Map<String, Object> json) {
        Request request = persona.request();
        if (request == null || rule.isNone()) {
            return;
        }
        if (request.reason() != null && rule.takesReason() && withReason) {
            json.put(RequestRule.REASON, request.reason());
        }
        json.put("requested_at", request.at().toString());
        rule.endOf(request.at()).ifPresent(end -> json.put("request_ends_at", end.toString()));
    }

    private static void schedule(Persona persona, Instant now, Map<String, Object> json) {
        if (!persona.schedule().isAlways()) {
            json.put("schedule", ScheduleRepresentation.of(persona.schedule()));
        }
        if (persona.isActiveAt(now)) {
            json.put("active_until", persona.activeUntil(now).toString());
        }
        persona.nextActiveFrom(now).ifPresent(next -> json.put("next_active_from", next.toString()));
    }

    /**
     * Adds attribute values beside the fixed members, or in the object of their group.
     *
     * @param rules the attributes to add, in order
     * @param values values by path
     * @param json the object to add them to
     */
    public static void nest(List<AttributeRule> rules, Map<String, Object> values, Map<String, Object> json) {
        Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        for (AttributeRule rule : rules) {
            Object value = values.get(rule.path());
            if (value != null) {
                String group = rule.name().group();
                Map<String, Object> place =
                        group == null ? json : groups.computeIfAbsent(group, name -> new LinkedHashMap<>());
                place.put(rule.name().member(), value);
            }
        }
        json.putAll(groups);
    }
}
