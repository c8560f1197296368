package io.github.keycloakpersonas.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A persona in a claim. What the format of the mapper does not carry is null: of {@code title@circle} strings all but title and
 * circle, of titles all but the title.
 *
 * @param validFrom the start of its validity, included; null if the claim does not say it
 * @param validTill the end of its validity, excluded; null if the claim does not say it
 * @param attributes the other members
 */
public record ClaimedPersona(
        @Nullable String personaId,
        String title,
        @Nullable String circle,
        @Nullable Instant validFrom,
        @Nullable Instant validTill,
        Map<String, @Nullable Object> attributes) {

    private static final String CONSENT = "consent";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_TILL = "valid_till";
    private static final Set<String> OWN = Set.of("persona_id", "title", "circle", VALID_FROM, VALID_TILL);

    public ClaimedPersona {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** A persona of a claim's value; empty for what is none, which then permits nothing. */
    static Optional<ClaimedPersona> of(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return ofMembers(members);
        }
        return value instanceof String text && !text.isEmpty() ? Optional.of(ofText(text)) : Optional.empty();
    }

    private static ClaimedPersona ofText(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new ClaimedPersona(null, text, null, null, null, Map.of())
                : new ClaimedPersona(null, text.substring(0, at), text.substring(at + 1), null, null, Map.of());
    }

    private static Optional<ClaimedPersona> ofMembers(Map<?, ?> members) {
        if (!(members.get("title") instanceof String title)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                attributes.put(String.valueOf(name), value);
            }
        });
        try {
            return Optional.of(new ClaimedPersona(
                    text(members.get("persona_id")),
                    title,
                    text(members.get("circle")),
                    time(members.get(VALID_FROM)),
                    time(members.get(VALID_TILL)),
                    attributes));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private static @Nullable Instant time(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
        throw new DateTimeException("A time is a string");
    }

    /** Whether a moment is within the validity, as far as the claim tells it. */
    public boolean isValidAt(Instant moment) {
        return (validFrom == null || !moment.isBefore(validFrom)) && (validTill == null || moment.isBefore(validTill));
    }

    /** Whether the attribute {@code consent} is true. A claim without it does not consent. */
    public boolean hasConsent() {
        return Boolean.TRUE.equals(attributes.get(CONSENT));
    }
}
