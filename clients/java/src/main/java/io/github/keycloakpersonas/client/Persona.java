package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A persona as the API shows it.
 *
 * @param id a UUID, which never changes
 * @param personaId {@code {user_sub}_{title}_{circle}}, which follows title and circle
 * @param userSub the owner, as in the {@code sub} of tokens
 * @param active whether it reads active, is within its validity and on duty
 * @param note what an administrator has left for the owner; null for nothing
 * @param reason why it is asked for, for its owner; null for nothing. With a rule about requests in the realm's schema, as the next two
 * @param requestedAt since when it waits for a decision; null if it does not
 * @param requestEndsAt when the request ends if nobody decides; null if it waits for none, or without an end
 * @param validFrom the start of the validity, included
 * @param validTill the end of the validity, excluded
 * @param schedule when it is on duty; null for always
 * @param activeUntil until when it stays active without a break; null where no schedule plays a part, or it is not active
 * @param nextActiveFrom when it becomes active next; null where no schedule plays a part, it is active, or never becomes so
 * @param etag its version, where it was read by itself; null in lists
 * @param attributes the attributes of the realm's schema; those of a group in a map under the group's name
 */
public record Persona(
        String id,
        String personaId,
        String userSub,
        String title,
        String circle,
        PersonaStatus status,
        boolean active,
        @Nullable String note,
        @Nullable String reason,
        @Nullable Instant requestedAt,
        @Nullable Instant requestEndsAt,
        Instant validFrom,
        Instant validTill,
        @Nullable List<ScheduleWindow> schedule,
        @Nullable Instant activeUntil,
        @Nullable Instant nextActiveFrom,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String etag,
        @JsonAnySetter Map<String, Object> attributes) {

    /** The names of the fixed members, which no attribute can have. */
    static final Set<String> FIXED = Set.of(
            "id",
            "persona_id",
            "user_sub",
            "title",
            "circle",
            "status",
            "active",
            "note",
            "reason",
            "requested_at",
            "request_ends_at",
            "valid_from",
            "valid_till",
            "schedule",
            "active_until",
            "next_active_from",
            "created_at",
            "updated_at");

    public Persona {
        attributes = attributes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    static Persona of(JsonNode json) {
        return Json.read(json, Persona.class).withEtag(null);
    }

    Persona withEtag(@Nullable String tag) {
        return new Persona(
                id,
                personaId,
                userSub,
                title,
                circle,
                status,
                active,
                note,
                reason,
                requestedAt,
                requestEndsAt,
                validFrom,
                validTill,
                schedule,
                activeUntil,
                nextActiveFrom,
                createdAt,
                updatedAt,
                tag,
                attributes);
    }
}
