package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an input asks a persona to be, each member read and found valid by itself.
 *
 * @param title the title
 * @param circle the circle
 * @param status the status asked for; empty if the input says nothing of it or repeats what the persona reads as
 * @param validity the window
 * @param attributes the persona's own attribute values by path
 * @param note the note for the owner; null for none
 * @param reserved paths of the attributes that only administrators may set and that the input would change
 */
record Draft(
        String title,
        Circle circle,
        Optional<Status> status,
        Validity validity,
        Map<String, Object> attributes,
        @Nullable String note,
        Set<String> reserved) {

    /**
     * The status that an administrator's input gives.
     *
     * @param unsent the one where the input says nothing of it
     * @throws PersonaFailure {@code FORBIDDEN} for a status that is never stored
     */
    Status administered(Status unsent) {
        if (status.equals(Optional.of(Status.EXPIRED))) {
            throw PersonaFailure.forbidden("Status 'expired' can't be set: it follows from valid_till");
        }
        return status.orElse(unsent);
    }
}
