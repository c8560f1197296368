package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A persona as an import brings it.
 *
 * @param owner whose it is
 * @param id the id to keep, a UUID; null for a new one
 * @param change what it says of the persona
 * @param hidden attribute values by path that the exporting schema did not know any more
 * @param createdAt when it was created; null for now
 * @param updatedAt when it was last changed; null for the time of its creation
 * @param version how often it was changed; null for never
 */
public record ImportEntry(
        OwnerName owner,
        @Nullable String id,
        PersonaChange change,
        Map<String, Object> hidden,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Integer version) {}
