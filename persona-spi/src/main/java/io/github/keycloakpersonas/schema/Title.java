package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.schedule.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business role that a persona can have.
 *
 * @param name unique in the schema, also when case is ignored
 * @param description for people
 * @param selfService whether users may give it to themselves
 * @param needsApproval whether a persona that a user asks for starts {@code pending}
 * @param canBeInvited whether people can be invited to it, where the realm has invitations
 * @param canBeDelegatedTo whether holders can be delegated to; for relying applications, not enforced here
 * @param allowedActions what holders may do; for relying applications, not enforced here
 * @param roles what it grants in tokens that a mapper of roles works on
 * @param acr the level of authentication that selecting such a persona requires: a name that the realm or the client
 *     maps to a level, or a number; null for none
 * @param displayName what people read instead of the name
 * @param schedule when its holders are on duty: their personas are active only while it is open
 * @param scheduleEditableBy who may give a persona of it a schedule of its own
 * @param requires the names of the assessments that its holders must have passed to be active
 * @param managedBy the names of the titles whose holders manage personas of this title in their own circle
 */
public record Title(
        String name,
        String description,
        boolean selfService,
        boolean needsApproval,
        boolean canBeInvited,
        boolean canBeDelegatedTo,
        List<String> allowedActions,
        TitleRoles roles,
        @Nullable String acr,
        DisplayName displayName,
        Schedule schedule,
        Editor scheduleEditableBy,
        List<String> requires,
        List<String> managedBy) {

    public Title {
        allowedActions = List.copyOf(allowedActions);
        requires = List.copyOf(requires);
        managedBy = List.copyOf(managedBy);
    }

    /** Whether a user can take the title without the consent of an administrator. */
    public boolean isSelfMade() {
        return selfService && !needsApproval;
    }
}
