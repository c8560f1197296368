package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A realm's rules about personas. Immutable.
 *
 * @param titles the permitted titles, in the administrator's order
 * @param circles the permitted circles
 * @param groups the attribute groups
 * @param attributes the attributes, those of groups included
 * @param limits the limits
 * @param ignoresUnknownMembers whether members that the schema does not know are dropped instead of refused
 * @param capabilities what the realm offers beyond personas
 */
public record PersonaSchema(
        List<Title> titles,
        CircleRule circles,
        List<AttributeGroup> groups,
        List<AttributeRule> attributes,
        Limits limits,
        boolean ignoresUnknownMembers,
        Capabilities capabilities) {

    public PersonaSchema {
        titles = List.copyOf(titles);
        groups = List.copyOf(groups);
        attributes = List.copyOf(attributes);
    }

    /** The title of that name, empty if the schema has none. */
    public Optional<Title> title(String name) {
        return titles.stream().filter(title -> title.name().equals(name)).findFirst();
    }

    /** What people read instead of the name of a title, which the schema need not have any more. */
    public String shownTitle(String name, Texts texts) {
        return title(name).map(Title::displayName).orElse(DisplayName.NONE).insteadOf(name, texts);
    }

    /** Whether only administrators may give the title; true for a title that the schema does not have. */
    public boolean isReserved(String title) {
        return !title(title).map(Title::selfService).orElse(false);
    }

    /** Whether a persona of that title that a user asks for needs an administrator's approval. */
    public boolean needsApproval(String title) {
        return title(title).map(Title::needsApproval).orElse(false);
    }

    /** How strong a login must be for a persona of that title to be selected; empty for any login. */
    public Optional<String> acr(String title) {
        return title(title).map(Title::acr);
    }

    /** When personas of that title are on duty; always for a title without a schedule, or one that the schema does not have. */
    public Schedule schedule(String title) {
        return title(title).map(Title::schedule).orElse(Schedule.ALWAYS);
    }

    /** Whether any title has a schedule. */
    public boolean hasSchedules() {
        return titles.stream().anyMatch(title -> !title.schedule().isAlways());
    }

    /** Whether owners may give a persona of that title a schedule of its own. */
    public boolean letsOwnersSchedule(String title) {
        return title(title).map(Title::scheduleEditableBy).orElse(Editor.ADMINISTRATOR) == Editor.USER;
    }

    /** The assessments that a persona of that title must have passed; none for a title that the schema does not have. */
    public List<String> requires(String title) {
        return title(title).map(Title::requires).orElse(List.of());
    }

    /** Whether any title requires an assessment. */
    public boolean hasRequirements() {
        return titles.stream().anyMatch(title -> !title.requires().isEmpty());
    }

    /** The titles whose holders manage personas of that title; none for a title that the schema does not have. */
    public List<String> managedBy(String title) {
        return title(title).map(Title::managedBy).orElse(List.of());
    }

    /** Whether holders of any title manage others. */
    public boolean hasStewards() {
        return titles.stream().anyMatch(title -> !title.managedBy().isEmpty());
    }

    /** Whether people can be invited: the realm says so, and some title permits it. */
    public boolean hasInvitations() {
        return capabilities.invitations().enabled() && titles.stream().anyMatch(Title::canBeInvited);
    }

    /** The assessment of that name, empty if the schema has none. */
    public Optional<Assessment> assessment(String name) {
        return capabilities.assessments().stream()
                .filter(assessment -> assessment.name().equals(name))
                .findFirst();
    }

    /** Who may set an attribute: nobody but administrators where an assessment sets it. */
    public Editor editorOf(AttributeRule rule) {
        return AssessedAttributes.of(this).contains(rule.path()) ? Editor.ADMINISTRATOR : rule.editableBy();
    }

    /** Whether values of any attribute are encrypted in the database. */
    public boolean hasEncryption() {
        return attributes.stream().anyMatch(AttributeRule::encrypted);
    }

    /** The paths of the attributes whose values are encrypted in the database. */
    public Set<String> encrypted() {
        return attributes.stream()
                .filter(AttributeRule::encrypted)
                .map(AttributeRule::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The values that a persona's attributes read as: the persona's own value of each attribute, or else the default.
     * Values of attributes that the schema lacks, or has with another type, are hidden, and show again once the schema
     * has these attributes again.
     *
     * @param own the persona's own values by path
     * @return values by path in the schema's order; attributes without a value are left out
     */
    public Map<String, Object> effective(Map<String, Object> own) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (AttributeRule rule : attributes) {
            Object value = AttributeValues.readable(rule, own.get(rule.path()));
            if (value != null) {
                result.put(rule.path(), value);
            }
        }
        return result;
    }

    /** A persona's own values that this schema knows, by path in the schema's order. */
    public Map<String, Object> known(Map<String, Object> own) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (AttributeRule rule : attributes) {
            Object value = own.get(rule.path());
            Object known = value == null ? null : AttributeValues.known(rule, value);
            if (known != null) {
                result.put(rule.path(), known);
            }
        }
        return result;
    }

    /** A persona's own values that this schema hides, by path in alphabetical order. */
    public Map<String, Object> hidden(Map<String, Object> own) {
        Map<String, Object> result = new TreeMap<>(own);
        result.keySet().removeAll(known(own).keySet());
        return result;
    }

    /** The same schema without a longest validity. */
    public PersonaSchema withoutLongestValidity() {
        Limits free = new Limits(
                limits.personasPerUser(),
                limits.defaultValidity(),
                null,
                limits.requestsPerMinute(),
                limits.clientRequestsPerMinute());
        return new PersonaSchema(titles, circles, groups, attributes, free, ignoresUnknownMembers, capabilities);
    }
}
