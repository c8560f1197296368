package io.github.keycloakpersonas.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a realm says of requests: of personas that users have asked for and that wait for a decision.
 *
 * @param expireDays after how many days without a decision a request ends; 0 for never
 * @param reason whether users say why they ask
 */
public record RequestRule(int expireDays, Reason reason) {

    /** Requests wait without an end, and nobody says why. */
    public static final RequestRule NONE = new RequestRule(0, Reason.NONE);

    /** The highest number of days, ten years. */
    public static final int MOST_DAYS = 3660;

    /** The member that says why. */
    public static final String REASON = "reason";

    /**
     * The members of a waiting persona that only realms with such a rule have, so that the attributes of other realms can have these
     * names.
     */
    public static final Set<String> MEMBERS = Set.of(REASON, "requested_at", "request_ends_at");

    /** Whether users say why they ask. */
    public enum Reason {
        /** It is an unknown member. */
        NONE,
        OPTIONAL,
        REQUIRED;

        /** The name in a persona schema. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name, empty if there is none. */
        public static Optional<Reason> of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether a request can have a reason. */
    public boolean takesReason() {
        return reason != Reason.NONE;
    }

    /** When a request ends that nobody decides on; empty for never. */
    public Optional<Instant> endOf(Instant requestedAt) {
        return expireDays == 0 ? Optional.empty() : Optional.of(requestedAt.plus(Duration.ofDays(expireDays)));
    }
}
