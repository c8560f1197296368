package io.github.keycloakpersonas.review;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A persona as it was when the list was frozen, or as it is now.
 *
 * @param id its id
 * @param userId its owner, or what stands for one who was removed
 * @param title its title
 * @param circle its circle
 * @param status the stored status, never expired
 * @param validFrom the first instant of its validity
 * @param validTill the first instant after it
 */
public record ReviewedPersona(
        String id, String userId, String title, String circle, String status, Instant validFrom, Instant validTill) {

    /** Whether this is still the same mandate. */
    public boolean isSameMandateAs(ReviewedPersona other) {
        return title.equals(other.title) && circle.equals(other.circle);
    }

    /**
     * What is different now, by the names of the members.
     *
     * @param now the persona as it is; null if it does not exist any more
     */
    public Map<String, Object> changesTo(@Nullable ReviewedPersona now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (now == null) {
            changes.put("gone", true);
            return changes;
        }
        put(changes, "title", title, now.title);
        put(changes, "circle", circle, now.circle);
        put(changes, "status", status, now.status);
        put(changes, "valid_from", validFrom.toString(), now.validFrom.toString());
        put(changes, "valid_till", validTill.toString(), now.validTill.toString());
        return changes;
    }

    private static void put(Map<String, Object> changes, String name, String before, String after) {
        if (!before.equals(after)) {
            changes.put(name, after);
        }
    }
}
