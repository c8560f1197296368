package io.github.keycloakpersonas.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a close does about a persona. */
public enum CloseAction {
    /** There is nothing to do. */
    NONE,
    REVOKE,
    SUSPEND,
    SHORTEN,
    /** The persona does not exist any more. */
    GONE,
    /** The persona has another title or another circle now, about which nobody was asked. */
    OTHER_MANDATE;

    private static final String REVOKED = "revoked";
    private static final String SUSPENDED = "suspended";

    /**
     * What to do.
     *
     * @param onNoAnswer what the review does where nobody has decided
     * @param present the persona as it is; null if it does not exist any more
     */
    public static CloseAction of(ReviewItem item, NoAnswer onNoAnswer, @Nullable ReviewedPersona present) {
        if (present == null) {
            return GONE;
        }
        CloseAction wanted = wanted(item.verdict().decision(), onNoAnswer);
        if (wanted == NONE) {
            return NONE;
        }
        if (!present.isSameMandateAs(item.frozen())) {
            return OTHER_MANDATE;
        }
        boolean isSo = switch (wanted) {
            case REVOKE -> present.status().equals(REVOKED);
            // What was revoked for good is not to come back as something that is only suspended.
            case SUSPEND -> present.status().equals(REVOKED) || present.status().equals(SUSPENDED);
            default -> endsBy(present, item.verdict().validTill());
        };
        return isSo ? NONE : wanted;
    }

    private static CloseAction wanted(Decision decision, NoAnswer onNoAnswer) {
        return switch (decision) {
            case KEEP -> NONE;
            case REVOKE -> REVOKE;
            case SHORTEN -> SHORTEN;
            case OPEN ->
                switch (onNoAnswer) {
                    case KEEP -> NONE;
                    case SUSPEND -> SUSPEND;
                    case REVOKE -> REVOKE;
                };
        };
    }

    private static boolean endsBy(ReviewedPersona present, @Nullable Instant end) {
        return end == null || !present.validTill().isAfter(end);
    }
}
