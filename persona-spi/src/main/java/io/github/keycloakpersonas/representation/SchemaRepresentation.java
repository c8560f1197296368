package io.github.keycloakpersonas.representation;

import com.google.re2j.Pattern;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Constraints;
import io.github.keycloakpersonas.schema.Limits;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a persona schema as JSON. */
public final class SchemaRepresentation {

    private SchemaRepresentation() {}

    /** The schema as {@link SchemaReader} reads it. */
    public static Map<String, Object> of(PersonaSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SchemaFormat.MEMBER, SchemaFormat.LATEST);
        json.put(
                "titles",
                schema.titles().stream().map(SchemaRepresentation::title).toList());
        json.put("circles", circles(schema));
        json.put("attributes", attributes(schema, null));
        json.put(
                "groups",
                schema.groups().stream().map(group -> group(schema, group)).toList());
        json.put("limits", limits(schema.limits()));
        json.put("unknown_members", schema.ignoresUnknownMembers() ? "ignore" : "reject");
        return json;
    }

    /** The same as text: equal schemas have equal texts. */
    public static String text(PersonaSchema schema) {
        return PlainJson.write(of(schema));
    }

    /**
     * The schema as users see it: with the statuses that a persona can have, without the roles that titles grant, and without
     * the format, since nobody writes it back.
     */
    public static Map<String, Object> forUsers(PersonaSchema schema) {
        Map<String, Object> json = of(schema);
        json.remove(SchemaFormat.MEMBER);
        json.put(
                "titles",
                schema.titles().stream()
                        .map(SchemaRepresentation::titleForUsers)
                        .toList());
        json.put("statuses", Arrays.stream(Status.values()).map(Status::word).toList());
        return json;
    }

    private static Map<String, Object> title(Title title) {
        Map<String, Object> json = titleForUsers(title);
        if (!title.roles().isEmpty()) {
            Map<String, Object> roles = new LinkedHashMap<>();
            roles.put("realm", title.roles().realm());
            roles.put("clients", title.roles().clients());
            json.put("roles", roles);
        }
        return json;
    }

    private static Map<String, Object> titleForUsers(Title title) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", title.name());
        json.put("description", title.description());
        json.put("self_service", title.selfService());
        json.put("needs_approval", title.needsApproval());
        json.put("can_be_invited", title.canBeInvited());
        json.put("can_be_delegated_to", title.canBeDelegatedTo());
        json.put("allowed_actions", title.allowedActions());
        String acr = title.acr();
        if (acr != null) {
            json.put("acr", acr);
        }
        return json;
    }

    private static Map<String, Object> circles(PersonaSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", schema.circles().source().word());
        json.put("values", schema.circles().values().stream().map(Circle::name).toList());
        return json;
    }

    private static Map<String, Object> limits(Limits limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("personas_per_user", limits.personasPerUser());
        json.put("default_validity_days", limits.defaultValidity().toDays());
        Duration longest = limits.maxValidity();
        if (longest != null) {
            json.put("max_validity_days", longest.toDays());
        }
        json.put("requests_per_minute", limits.requestsPerMinute());
        json.put("client_requests_per_minute", limits.clientRequestsPerMinute());
        return json;
    }

    private static Map<String, Object> group(PersonaSchema schema, AttributeGroup group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", group.name());
        json.put("description", group.description());
        json.put("attributes", attributes(schema, group.name()));
        return json;
    }

    private static List<Map<String, Object>> attributes(PersonaSchema schema, @Nullable String group) {
        return schema.attributes().stream()
                .filter(rule -> Objects.equals(group, rule.name().group()))
                .map(SchemaRepresentation::attribute)
                .toList();
    }

    private static Map<String, Object> attribute(AttributeRule rule) {
        Constraints constraints = rule.constraints();
        Pattern pattern = constraints.pattern();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", rule.name().member());
        json.put("type", rule.type().word());
        json.put("description", rule.description());
        json.put("default", rule.defaultValue());
        json.put("required", constraints.required());
        json.put("min", constraints.min());
        json.put("max", constraints.max());
        json.put("min_length", constraints.minLength());
        json.put("max_length", constraints.maxLength());
        json.put("pattern", pattern == null ? null : pattern.pattern());
        json.put("options", constraints.options().isEmpty() ? null : constraints.options());
        json.put("editable_by", rule.editableBy().word());
        json.put("in_tokens", rule.inTokens());
        return withoutNulls(json);
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> json) {
        Map<String, Object> result = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value != null) {
                result.put(name, value);
            }
        });
        return result;
    }
}
