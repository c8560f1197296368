package io.github.keycloakpersonas.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a persona, and by whom. The last decision counts.
 *
 * @param decision the decision
 * @param reason why; null where none was given
 * @param validTill the new end of a persona that is to end earlier; null for other decisions
 * @param by the id of who has decided, or what stands for a removed user; null while nobody has
 * @param at when; null while nobody has
 */
public record Verdict(
        Decision decision,
        @Nullable String reason,
        @Nullable Instant validTill,
        @Nullable String by,
        @Nullable Instant at) {

    /** Nobody has decided, or a decision was taken back. */
    public static final Verdict NONE = new Verdict(Decision.OPEN, null, null, null, null);
}
