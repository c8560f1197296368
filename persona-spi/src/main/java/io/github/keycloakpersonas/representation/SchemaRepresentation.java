package io.github.keycloakpersonas.representation;

import com.google.re2j.Pattern;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Agents;
import io.github.keycloakpersonas.schema.AttributeGroup;
import io.github.keycloakpersonas.schema.AttributeRule;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Constraints;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.Limits;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Registration;
import io.github.keycloakpersonas.schema.StewardsSee;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.schema.Title;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a persona schema as JSON. */
public final class SchemaRepresentation {

    private static final String REVIEWS = "reviews";

    private static final BiFunction<DisplayName, String, @Nullable String> AS_WRITTEN =
            (displayName, name) -> displayName.isNone() ? null : displayName.text();

    private final PersonaSchema schema;
    private final BiFunction<DisplayName, String, @Nullable String> names;
    private final Function<AttributeRule, Editor> editors;

    /**
     * @param names what is written of a display name, given the name that it stands for; null to leave it out
     * @param editors who is said to be able to set an attribute
     */
    private SchemaRepresentation(
            PersonaSchema schema,
            BiFunction<DisplayName, String, @Nullable String> names,
            Function<AttributeRule, Editor> editors) {
        this.schema = schema;
        this.names = names;
        this.editors = editors;
    }

    /** The schema as {@link SchemaReader} reads it. */
    public static Map<String, Object> of(PersonaSchema schema) {
        SchemaRepresentation written = new SchemaRepresentation(schema, AS_WRITTEN, AttributeRule::editableBy);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SchemaFormat.MEMBER, SchemaFormat.of(schema));
        json.put("titles", schema.titles().stream().map(written::title).toList());
        json.putAll(written.rest());
        Agents agents = schema.capabilities().agents();
        if (!agents.equals(Agents.OFF)) {
            json.put("agents", Map.of("mcp", agents.mcp()));
        }
        HistorySetting.json(schema.capabilities().history()).ifPresent(history -> json.put("history", history));
        if (schema.capabilities().hasReviews()) {
            json.put(REVIEWS, Map.of("enabled", true));
        }
        if (schema.capabilities().auditsReads()) {
            json.put("audit", Map.of("reads", true));
        }
        InvitationSetting.json(schema.capabilities().invitations())
                .ifPresent(rule -> json.put(InvitationSetting.MEMBER, rule));
        MailSetting.json(schema.capabilities().mails()).ifPresent(mails -> json.put("mails", mails));
        Registration registration = schema.capabilities().registration();
        if (!registration.equals(Registration.DEFAULT)) {
            json.put(
                    "registration",
                    Map.of(
                            "hide_addresses", registration.hidesAddresses(),
                            "requests_per_minute", registration.requestsPerMinute(),
                            "client_requests_per_minute", registration.clientRequestsPerMinute()));
        }
        if (!schema.capabilities().assessments().isEmpty()) {
            json.put(
                    "assessments",
                    schema.capabilities().assessments().stream()
                            .map(AssessmentRepresentation::of)
                            .toList());
        }
        return json;
    }

    /** The schema as text. Equal schemas have equal texts. */
    public static String text(PersonaSchema schema) {
        return PlainJson.write(of(schema));
    }

    /**
     * The schema as users see it: with display names, with the statuses that a persona can have, without the roles that
     * titles grant, and without the format, because users do not write it back.
     *
     * @param texts the texts of the realm in the reader's language
     */
    public static Map<String, Object> forUsers(PersonaSchema schema, Texts texts) {
        SchemaRepresentation shown = new SchemaRepresentation(
                schema, (displayName, name) -> displayName.insteadOf(name, texts), schema::editorOf);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("titles", schema.titles().stream().map(shown::titleForUsers).toList());
        json.putAll(shown.rest());
        json.put(
                "statuses",
                Arrays.stream(Status.values())
                        .filter(status -> status != Status.UNASSESSED || schema.hasRequirements())
                        .map(Status::word)
                        .toList());
        if (schema.hasInvitations()) {
            json.put(InvitationSetting.MEMBER, true);
        }
        if (schema.capabilities().hasReviews()) {
            json.put(REVIEWS, true);
        }
        if (schema.hasStewards()) {
            json.put("stewards", true);
        }
        if (!schema.capabilities().assessments().isEmpty()) {
            json.put(
                    "assessments",
                    schema.capabilities().assessments().stream()
                            .map(Assessment::name)
                            .toList());
        }
        MailSetting.forUsers(schema).ifPresent(mails -> json.put("mails", mails));
        if (schema.capabilities().history().enabled()) {
            json.put("history", true);
        }
        return json;
    }

    private Map<String, Object> rest() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("circles", circles());
        json.put("attributes", attributes(null));
        json.put("groups", schema.groups().stream().map(this::group).toList());
        json.put("limits", limits(schema.limits()));
        json.put("unknown_members", schema.ignoresUnknownMembers() ? "ignore" : "reject");
        if (schema.capabilities().hasCalendar()) {
            json.put("calendar", Map.of("enabled", true));
        }
        RequestSetting.json(schema.capabilities().requests())
                .ifPresent(requests -> json.put(RequestSetting.MEMBER, requests));
        return json;
    }

    private Map<String, Object> title(Title title) {
        Map<String, Object> json = titleForUsers(title);
        if (!title.roles().isEmpty()) {
            Map<String, Object> roles = new LinkedHashMap<>();
            roles.put("realm", title.roles().realm());
            roles.put("clients", title.roles().clients());
            json.put("roles", roles);
        }
        return json;
    }

    private Map<String, Object> titleForUsers(Title title) {
        Map<String, @Nullable Object> json = named(title.name(), title.displayName());
        json.put("description", title.description());
        json.put("self_service", title.selfService());
        json.put("needs_approval", title.needsApproval());
        json.put("can_be_invited", title.canBeInvited());
        json.put("can_be_delegated_to", title.canBeDelegatedTo());
        json.put("allowed_actions", title.allowedActions());
        json.put("acr", title.acr());
        if (!title.schedule().isAlways()) {
            json.put("schedule", ScheduleRepresentation.of(title.schedule()));
        }
        if (title.scheduleEditableBy() != Editor.ADMINISTRATOR) {
            json.put("schedule_editable_by", title.scheduleEditableBy().word());
        }
        if (!title.requires().isEmpty()) {
            json.put("requires", title.requires());
        }
        if (!title.managedBy().isEmpty()) {
            json.put("managed_by", title.managedBy());
        }
        return withoutNulls(json);
    }

    private Map<String, @Nullable Object> named(String name, DisplayName displayName) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("display_name", names.apply(displayName, name));
        return json;
    }

    private Map<String, Object> circles() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", schema.circles().source().word());
        json.put("values", schema.circles().values().stream().map(Circle::name).toList());
        if (schema.circles().stewardsSee() != StewardsSee.USERNAME) {
            json.put("stewards_see", schema.circles().stewardsSee().word());
        }
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

    private Map<String, Object> group(AttributeGroup group) {
        Map<String, @Nullable Object> json = named(group.name(), group.displayName());
        json.put("description", group.description());
        json.put("attributes", attributes(group.name()));
        return withoutNulls(json);
    }

    private List<Map<String, Object>> attributes(@Nullable String group) {
        return schema.attributes().stream()
                .filter(rule -> Objects.equals(group, rule.name().group()))
                .map(this::attribute)
                .toList();
    }

    private Map<String, Object> attribute(AttributeRule rule) {
        Constraints constraints = rule.constraints();
        Pattern pattern = constraints.pattern();
        Map<String, @Nullable Object> json = named(rule.name().member(), rule.displayName());
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
        json.put("option_display_names", optionNames(rule));
        json.put("editable_by", editors.apply(rule).word());
        json.put("in_tokens", rule.inTokens());
        json.put("encrypted", rule.encrypted() ? true : null);
        return withoutNulls(json);
    }

    private @Nullable Map<String, Object> optionNames(AttributeRule rule) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        rule.constraints().options().forEach(option -> json.put(option, names.apply(rule.nameOf(option), option)));
        Map<String, Object> named = withoutNulls(json);
        return named.isEmpty() ? null : named;
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
