package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the realm allows personas to be.
 *
 * @param statuses the statuses that a persona can read
 * @param attributes those that stand beside the fixed members of a persona
 * @param groups groups of attributes, each of which is an object in a persona
 * @param unknownMembers what happens to members that the schema does not know: {@code reject} or {@code ignore}
 * @param calendar null where users have none
 * @param assessments the names of the assessments; null where there are none
 * @param history whether the realm remembers what its personas were; null where it does not
 * @param invitations whether people can be invited to titles with {@code can_be_invited}; null where they cannot
 * @param reviews whether access is reviewed in the realm; null where it is not
 * @param stewards whether holders of some titles manage others; null where there are none
 * @param mails what users can do without; null where the realm sends no reminders
 * @param requests what holds for personas that users ask for; null where nothing is said of it
 */
public record PersonaSchema(
        List<TitleRule> titles,
        List<PersonaStatus> statuses,
        CircleRule circles,
        List<AttributeRule> attributes,
        List<GroupRule> groups,
        Limits limits,
        String unknownMembers,
        @Nullable CalendarRule calendar,
        @Nullable List<String> assessments,
        @Nullable Boolean history,
        @Nullable Boolean invitations,
        @Nullable Boolean reviews,
        @Nullable Boolean stewards,
        @Nullable MailRule mails,
        @Nullable RequestRule requests) {

    /**
     * The calendars of users.
     *
     * @param enabled whether users have one
     */
    public record CalendarRule(boolean enabled) {}

    /**
     * The mails that users can do without.
     *
     * @param reminders whether owners are reminded of the end of a persona
     */
    public record MailRule(boolean reminders) {}

    /**
     * Personas that users ask for.
     *
     * @param expireDays after how many days without a decision a request ends; null for never
     * @param reason whether users say why they ask: {@code none}, {@code optional} or {@code required}
     */
    public record RequestRule(@Nullable Integer expireDays, String reason) {}

    /**
     * A title.
     *
     * @param displayName what people read instead of the name
     * @param selfService whether users may give it to themselves
     * @param needsApproval whether a persona that a user asks for waits for an administrator
     * @param canBeInvited for applications
     * @param canBeDelegatedTo for applications
     * @param allowedActions for applications
     * @param acr how strong a login must be for a persona of it to be selected; null for any
     * @param schedule when its holders are on duty; null for always
     * @param scheduleEditableBy {@code user} where owners give their persona a schedule; null for administrators
     * @param requires the assessments that its personas must have passed to be active; null for none
     * @param managedBy the titles whose holders manage personas of it in their own circle; null where there are none
     */
    public record TitleRule(
            String name,
            String displayName,
            String description,
            boolean selfService,
            boolean needsApproval,
            boolean canBeInvited,
            boolean canBeDelegatedTo,
            List<String> allowedActions,
            @Nullable String acr,
            @Nullable List<ScheduleWindow> schedule,
            @Nullable String scheduleEditableBy,
            @Nullable List<String> requires,
            @Nullable List<String> managedBy) {}

    /**
     * Where circles come from.
     *
     * @param source {@code any}, {@code list} or {@code organizations}
     * @param values the circles of the list
     * @param stewardsSee what stewards see of those whose personas they manage; null for the username
     */
    public record CircleRule(
            String source, List<String> values, @Nullable String stewardsSee) {}

    /**
     * An attribute. A constraint that it does not have is null.
     *
     * @param displayName what people read instead of the name
     * @param type such as {@code integer} or {@code string-list}
     * @param defaultValue what it reads while it is not set: a boolean, a number, a string or a list
     * @param min the least number, or the least count of entries of a list
     * @param max the greatest number, or the greatest count of entries of a list
     * @param pattern an RE2 expression that the whole string has to match
     * @param options the values that it is restricted to
     * @param optionDisplayNames what people read instead of options, by option
     * @param editableBy {@code user} or {@code administrator}
     * @param inTokens whether tokens carry it
     * @param encrypted whether its values are encrypted in the database; null where they are not
     */
    public record AttributeRule(
            String name,
            String displayName,
            String type,
            String description,
            @JsonProperty("default") @Nullable Object defaultValue,
            boolean required,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable List<String> options,
            @Nullable Map<String, String> optionDisplayNames,
            String editableBy,
            boolean inTokens,
            @Nullable Boolean encrypted) {}

    /**
     * A group of attributes.
     *
     * @param displayName what people read instead of the name
     */
    public record GroupRule(String name, String displayName, String description, List<AttributeRule> attributes) {}

    /**
     * Limits.
     *
     * @param maxValidityDays how far ahead a persona's validity can end; null for no limit
     * @param requestsPerMinute of a user on one node; 0 for no limit
     * @param clientRequestsPerMinute of all users of a client on one node; 0 for no limit
     */
    public record Limits(
            int personasPerUser,
            int defaultValidityDays,
            @Nullable Integer maxValidityDays,
            int requestsPerMinute,
            int clientRequestsPerMinute) {}
}
