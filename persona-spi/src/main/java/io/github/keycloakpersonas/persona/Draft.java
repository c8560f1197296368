package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state that an input asks for. Each member has been read, and is valid taken alone.
 *
 * @param title the title
 * @param circle the circle
 * @param status the status asked for; empty if the input does not have the member or repeats the present status
 * @param validity when the persona can be used, its own schedule included
 * @param attributes the persona's own attribute values by path
 * @param note the note for the owner; null for none
 * @param reason why the persona is asked for; null if it is not said
 * @param reserved members that only administrators may set and that the input would change: paths of attributes, and the schedule
 */
record Draft(
        String title,
        Circle circle,
        Optional<Status> status,
        Validity validity,
        Map<String, Object> attributes,
        @Nullable String note,
        @Nullable String reason,
        Set<String> reserved) {

    /**
     * The status that an administrator sets.
     *
     * @param unsent the status if the input does not have the member
     * @throws PersonaFailure {@code FORBIDDEN} for a status that is never stored
     */
    Status administered(Status unsent) {
        status.filter(Status::isDerived).ifPresent(derived -> {
            throw derived(derived);
        });
        return status.orElse(unsent);
    }

    /** Nobody can set a status that follows from something else. */
    static PersonaFailure derived(Status status) {
        return PersonaFailure.forbidden("Status '" + status.word() + "' can't be set: it follows from "
                + (status == Status.EXPIRED ? "valid_till" : "the assessments that the title requires"));
    }
}
