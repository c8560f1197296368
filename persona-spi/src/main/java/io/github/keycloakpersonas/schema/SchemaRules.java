package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for a persona schema itself. */
public final class SchemaRules {

    /** A title has no underscore, so that the parts of a {@code persona_id} can be found. */
    private static final Pattern TITLE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** The members of a persona that no attribute can be named after. */
    public static final Set<String> FIXED_MEMBERS = Set.of(
            "id",
            "persona_id",
            "user_sub",
            "username",
            "title",
            "circle",
            "status",
            "note",
            "active",
            "valid_from",
            "valid_till",
            "schedule",
            "active_until",
            "next_active_from",
            "created_at",
            "updated_at");

    /** The most titles that a schema can have. */
    public static final int MAX_TITLES = 200;

    /** The greatest length of a string that a schema can permit or name. */
    static final int MAX_LENGTH = 4000;

    private static final int MAX_VALIDITY_DAYS = 36_500;

    private static final int MAX_REQUESTS = 1_000_000;

    private final List<Violation> violations = new ArrayList<>();

    private SchemaRules() {}

    /** Whether a title of any schema can have that name. */
    public static boolean isTitleName(String name) {
        return TITLE_NAME.matcher(name).matches();
    }

    /** All faults of a schema, empty if it has none. */
    public static List<Violation> violations(PersonaSchema schema) {
        SchemaRules rules = new SchemaRules();
        rules.titles(schema.titles());
        rules.circles(schema.circles());
        rules.names(schema);
        schema.attributes().forEach(rules::attribute);
        rules.limits(schema.limits());
        rules.registration(schema.capabilities().registration());
        rules.invitations(schema.capabilities().invitations());
        rules.violations.addAll(AssessmentViolations.of(schema));
        rules.violations.addAll(StewardViolations.of(schema));
        rules.violations.addAll(SchemaBounds.violations(schema));
        return List.copyOf(rules.violations);
    }

    private void titles(List<Title> titles) {
        if (titles.isEmpty()) {
            add("titles", "must have at least one title");
        }
        Set<String> seen = new HashSet<>();
        for (Title title : titles) {
            if (!isTitleName(title.name())) {
                add("titles." + title.name(), "must have a name of 1 to 64 letters, digits, dots and hyphens");
            }
            if (!seen.add(title.name().toLowerCase(Locale.ROOT))) {
                add("titles." + title.name(), "must not have the name of another title, whatever the case");
            }
        }
    }

    private void circles(CircleRule circles) {
        if (circles.source() == CircleRule.Source.LIST && circles.values().isEmpty()) {
            add("circles.values", "must name at least one circle");
        }
        for (Circle circle : circles.values()) {
            circle.formFault().ifPresent(fault -> add("circles.values", "has an entry that " + fault));
        }
    }

    private void names(PersonaSchema schema) {
        Set<String> members = new HashSet<>(FIXED_MEMBERS);
        if (!schema.capabilities().requests().isNone()) {
            members.addAll(RequestRule.MEMBERS);
        }
        for (AttributeGroup group : schema.groups()) {
            name("groups." + group.name(), group.name(), members);
        }
        Set<String> paths = new HashSet<>();
        for (AttributeRule rule : schema.attributes()) {
            boolean grouped = rule.name().group() != null;
            name("attributes." + rule.path(), rule.name().member(), grouped ? new HashSet<>() : members);
            if (grouped && !paths.add(rule.path())) {
                add("attributes." + rule.path(), "must not have the name of another attribute");
            }
        }
    }

    private void name(String member, String name, Set<String> taken) {
        if (!ATTRIBUTE_NAME.matcher(name).matches()) {
            add(
                    member,
                    "must have a name of 1 to 64 letters, digits, underscores and hyphens that starts with a letter");
        }
        if (!taken.add(name)) {
            add(member, "must not have the name of another attribute, a group or a fixed member");
        }
    }

    private void attribute(AttributeRule rule) {
        String member = "attributes." + rule.path();
        Constraints constraints = rule.constraints();
        BigDecimal min = constraints.min();
        BigDecimal max = constraints.max();
        boolean bounded = isReadable(min) && isReadable(max);
        if (!bounded) {
            add(member, "must have a min and a max that a double holds as they are written");
        } else if (min != null && max != null && min.compareTo(max) > 0) {
            add(member, "must have a min that is not above its max");
        }
        int least = constraints.minLength() == null ? 0 : constraints.minLength();
        int most = constraints.effectiveMaxLength();
        if (least < 0 || most > MAX_LENGTH || least > most) {
            add(member, "must have lengths between 0 and " + MAX_LENGTH + ", min_length not above max_length");
        }
        if (rule.type() == AttributeType.ENUM && constraints.options().isEmpty()) {
            add(member, "must have options");
        }
        Object defaultValue = rule.defaultValue();
        if (defaultValue != null) {
            // A number that cannot be written out cannot be part of a message.
            String fault = bounded
                    ? AttributeValues.checkKept(rule, defaultValue).fault()
                    : AttributeValues.typed(rule.type(), defaultValue).fault();
            if (fault != null) {
                add(member + ".default", fault);
            }
        }
    }

    /** Whether a bound can be read; a bound of an earlier version may have more digits. */
    private static boolean isReadable(@Nullable BigDecimal bound) {
        return bound == null || AttributeValues.isBounded(bound) || CarriedNumbers.isCarried(bound);
    }

    /**
     * The faults of numbers that some readers would change, in a schema without other faults. A schema that an earlier
     * version has stored keeps such numbers.
     */
    public static List<Violation> lostNumbers(PersonaSchema schema) {
        SchemaRules rules = new SchemaRules();
        schema.attributes().forEach(rules::numbers);
        return List.copyOf(rules.violations);
    }

    private void numbers(AttributeRule rule) {
        String member = "attributes." + rule.path();
        number(member + ".min", rule.constraints().min());
        number(member + ".max", rule.constraints().max());
        Object defaultValue = rule.defaultValue();
        String fault = defaultValue == null
                ? null
                : AttributeValues.check(rule, defaultValue).fault();
        if (fault != null) {
            add(member + ".default", fault);
        }
    }

    private void number(String member, @Nullable BigDecimal bound) {
        if (bound != null && !CarriedNumbers.isCarried(bound)) {
            add(member, CarriedNumbers.NUMBER_FAULT);
        }
    }

    private void limits(Limits limits) {
        range("limits.personas_per_user", limits.personasPerUser(), 1, 1000);
        range("limits.default_validity_days", limits.defaultValidity().toDays(), 1, MAX_VALIDITY_DAYS);
        Duration longest = limits.maxValidity();
        if (longest != null) {
            range("limits.max_validity_days", longest.toDays(), 1, MAX_VALIDITY_DAYS);
            if (longest.compareTo(limits.defaultValidity()) < 0) {
                add("limits.max_validity_days", "must not be less than default_validity_days");
            }
        }
        range("limits.requests_per_minute", limits.requestsPerMinute(), 0, MAX_REQUESTS);
        range("limits.client_requests_per_minute", limits.clientRequestsPerMinute(), 0, MAX_REQUESTS);
    }

    private void registration(Registration registration) {
        range("registration.requests_per_minute", registration.requestsPerMinute(), 0, MAX_REQUESTS);
        range("registration.client_requests_per_minute", registration.clientRequestsPerMinute(), 0, MAX_REQUESTS);
    }

    private void invitations(InvitationRule invitations) {
        range("invitations.requests_per_minute", invitations.requestsPerMinute(), 0, MAX_REQUESTS);
    }

    private void range(String member, long value, long least, long most) {
        if (value < least || value > most) {
            add(member, "must be between " + least + " and " + most);
        }
    }

    private void add(String member, String message) {
        violations.add(Violation.of(member, message));
    }
}
