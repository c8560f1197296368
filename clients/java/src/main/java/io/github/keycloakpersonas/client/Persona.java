package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A persona as the API shows it.
 *
 * @param id a UUID, which never changes
 * @param personaId {@code {user_sub}_{title}_{circle}}, which follows title and circle
 * @param userSub the owner, as in the {@code sub} of tokens
 * @param active whether it reads active and is within its validity
 * @param note what an administrator has left for the owner; null for nothing
 * @param validFrom the start of the validity, included
 * @param validTill the end of the validity, excluded
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
        Instant validFrom,
        Instant validTill,
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
            "valid_from",
            "valid_till",
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
                validFrom,
                validTill,
                createdAt,
                updatedAt,
                tag,
                attributes);
    }
}
