package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A persona in an import.
 *
 * @param owner the owner
 * @param id the id to keep, a UUID; null for a new one
 * @param change what it says of the persona
 * @param hidden values by path of attributes that the exporting schema did not have any more
 * @param createdAt when it was created; null for now
 * @param updatedAt when it was last changed; null for the time of its creation
 * @param version how often it was changed; null for never
 * @param request what it says of the request, if it is pending; null if it says nothing
 */
public record ImportEntry(
        OwnerName owner,
        @Nullable String id,
        PersonaChange change,
        Map<String, Object> hidden,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Integer version,
        @Nullable Request request) {}
