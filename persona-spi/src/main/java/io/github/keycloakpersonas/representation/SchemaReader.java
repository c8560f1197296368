package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schedule.ScheduleReader;
import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeName;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Capabilities;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.Constraints;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.Limits;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.SchemaRules;
import io.github.keycloakpersonas.schema.StewardsSee;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.TitleRoles;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a persona schema from JSON, strictly, and reports every fault with its path. */
public final class SchemaReader {

    private final List<Violation> violations = new ArrayList<>();
    private final List<AttributeRule> attributes = new ArrayList<>();
    private final List<AttributeGroup> groups = new ArrayList<>();

    private SchemaReader() {}

    /**
     * Reads a schema from its text.
     *
     * @throws InvalidSchemaException if the text is no valid schema
     */
    public static PersonaSchema read(String json) {
        try {
            return read(PlainJson.parse(json));
        } catch (JsonProcessingException e) {
            throw new InvalidSchemaException(List.of(Violation.sentence("", "The schema is not valid JSON")));
        }
    }

    /**
     * Reads a schema.
     *
     * @throws InvalidSchemaException if the document is no valid schema
     */
    public static PersonaSchema read(JsonNode document) {
        return new SchemaReader().schema(document);
    }

    /**
     * Reads a new schema for a realm. It must meet more rules than a schema that is already stored.
     *
     * @throws InvalidSchemaException if the document is no valid schema, or has numbers that some readers would change
     */
    public static PersonaSchema readNew(JsonNode document) {
        PersonaSchema schema = read(document);
        requireCarried(schema);
        return schema;
    }

    /**
     * Refuses numbers that some readers would change.
     *
     * @throws InvalidSchemaException if there are any
     */
    public static void requireCarried(PersonaSchema schema) {
        List<Violation> lost = SchemaRules.lostNumbers(schema);
        if (!lost.isEmpty()) {
            throw new InvalidSchemaException(lost);
        }
    }

    private PersonaSchema schema(JsonNode document) {
        JsonFields fields = new JsonFields("", document, violations);
        format(fields);
        List<Title> titles =
                fields.objects("titles").stream().map(SchemaReader::title).toList();
        CircleRule circles = circles(fields.object("circles"));
        fields.objects("attributes").forEach(attribute -> attributes.add(attribute(null, attribute)));
        fields.objects("groups").forEach(this::group);
        Limits limits = limits(fields.object("limits"));
        String unknownMembers = fields.text("unknown_members", "reject");
        if (!List.of("reject", "ignore").contains(unknownMembers)) {
            fields.fault("unknown_members", "must be one of: reject, ignore");
        }
        Capabilities capabilities = CapabilitiesReader.read(fields);
        fields.refuseUnknown();
        boolean ignores = unknownMembers.equals("ignore");
        PersonaSchema schema = new PersonaSchema(titles, circles, groups, attributes, limits, ignores, capabilities);
        violations.addAll(SchemaRules.violations(schema));
        if (!violations.isEmpty()) {
            throw new InvalidSchemaException(violations);
        }
        return schema;
    }

    /** Reports a later format. Its other members may differ, so that nothing else is reported. */
    private static void format(JsonFields fields) {
        int format = fields.integer(SchemaFormat.MEMBER, SchemaFormat.FIRST);
        if (SchemaFormat.isLater(format)) {
            throw new InvalidSchemaException(List.of(Violation.of(SchemaFormat.MEMBER, SchemaFormat.fault(format))));
        }
        if (format < SchemaFormat.FIRST) {
            fields.fault(SchemaFormat.MEMBER, "must be an integer between 1 and " + SchemaFormat.LATEST);
        }
    }

    private static Title title(JsonFields fields) {
        Title title = new Title(
                fields.text("name", ""),
                fields.text("description", ""),
                fields.flag("self_service", true),
                fields.flag("needs_approval", false),
                fields.flag("can_be_invited", false),
                fields.flag("can_be_delegated_to", false),
                fields.texts("allowed_actions"),
                roles(fields.object("roles")),
                fields.text("acr"),
                displayName(fields),
                schedule(fields),
                editor(fields, "schedule_editable_by", Editor.ADMINISTRATOR),
                fields.texts("requires"),
                fields.texts("managed_by"));
        fields.refuseUnknown();
        return title;
    }

    private static Schedule schedule(JsonFields fields) {
        JsonNode node = fields.node("schedule");
        Object written = node == null ? null : PlainJson.plain(node);
        if (written == null) {
            return Schedule.ALWAYS;
        }
        ScheduleReader.Outcome read = ScheduleReader.read(written);
        read.faults().forEach(fault -> fields.fault(fields.pathOf("schedule") + fault.member(), fault.message()));
        return read.schedule();
    }

    private static Editor editor(JsonFields fields, String member, Editor unsent) {
        return Editor.of(fields.text(member, unsent.word())).orElseGet(() -> {
            fields.fault(fields.pathOf(member), "must be one of: user, administrator");
            return Editor.ADMINISTRATOR;
        });
    }

    private static TitleRoles roles(JsonFields fields) {
        JsonFields clients = fields.object("clients");
        Map<String, List<String>> ofClients = new LinkedHashMap<>();
        clients.names().forEach(client -> ofClients.put(client, clients.texts(client)));
        TitleRoles roles = new TitleRoles(fields.texts("realm"), ofClients);
        fields.refuseUnknown();
        return roles;
    }

    private static CircleRule circles(JsonFields fields) {
        String word = fields.text("source", CircleRule.Source.ANY.word());
        CircleRule.Source source = CircleRule.Source.of(word).orElseGet(() -> {
            fields.fault(fields.pathOf("source"), "must be one of: any, list, organizations");
            return CircleRule.Source.ANY;
        });
        StewardsSee seen = StewardsSee.of(fields.text("stewards_see", StewardsSee.USERNAME.word()))
                .orElseGet(() -> {
                    fields.fault(fields.pathOf("stewards_see"), "must be one of: username, name, none");
                    return StewardsSee.NONE;
                });
        CircleRule circles = CircleRule.of(source, fields.texts("values"), seen);
        fields.refuseUnknown();
        return circles;
    }

    private void group(JsonFields fields) {
        AttributeGroup group =
                new AttributeGroup(fields.text("name", ""), fields.text("description", ""), displayName(fields));
        groups.add(group);
        fields.objects("attributes").forEach(attribute -> attributes.add(attribute(group.name(), attribute)));
        fields.refuseUnknown();
    }

    private static AttributeRule attribute(@Nullable String group, JsonFields fields) {
        AttributeName name = new AttributeName(group, fields.text("name", ""));
        AttributeType type = AttributeType.of(fields.text("type", "")).orElseGet(() -> {
            fields.fault(fields.pathOf("type"), "must be one of: " + AttributeType.words());
            return AttributeType.STRING;
        });
        JsonNode defaultValue = fields.node("default");
        AttributeRule rule = new AttributeRule(
                name,
                type,
                defaultValue == null ? null : PlainJson.plain(defaultValue),
                constraints(fields),
                editor(fields, "editable_by", Editor.USER),
                fields.flag("in_tokens", false),
                fields.flag("encrypted", false),
                fields.text("description", ""),
                displayName(fields),
                optionNames(fields.object("option_display_names")));
        fields.refuseUnknown();
        return rule;
    }

    private static DisplayName displayName(JsonFields fields) {
        return new DisplayName(fields.text("display_name", ""));
    }

    private static Map<String, DisplayName> optionNames(JsonFields fields) {
        Map<String, DisplayName> names = new LinkedHashMap<>();
        fields.names().forEach(option -> {
            DisplayName name = new DisplayName(fields.text(option, ""));
            if (!name.isNone()) {
                names.put(option, name);
            }
        });
        return names;
    }

    private static Constraints constraints(JsonFields fields) {
        return new Constraints(
                fields.flag("required", false),
                fields.number("min"),
                fields.number("max"),
                fields.integer("min_length"),
                fields.integer("max_length"),
                pattern(fields),
                fields.texts("options"));
    }

    private static @Nullable Pattern pattern(JsonFields fields) {
        String expression = fields.text("pattern", "");
        try {
            return expression.isEmpty() ? null : Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            fields.fault(fields.pathOf("pattern"), "must be an RE2 regular expression: " + e.getDescription());
            return null;
        }
    }

    private static Limits limits(JsonFields fields) {
        Limits standard = DefaultSchema.INSTANCE.limits();
        Integer maxValidityDays = fields.integer("max_validity_days");
        Limits limits = new Limits(
                fields.integer("personas_per_user", standard.personasPerUser()),
                Duration.ofDays(fields.integer("default_validity_days", (int)
                        standard.defaultValidity().toDays())),
                maxValidityDays == null ? null : Duration.ofDays(maxValidityDays),
                fields.integer("requests_per_minute", standard.requestsPerMinute()),
                fields.integer("client_requests_per_minute", standard.clientRequestsPerMinute()));
        fields.refuseUnknown();
        return limits;
    }
}
