package io.github.keycloakpersonas.review;

import org.jspecify.annotations.Nullable;

/**
 * A persona in a review.
 *
 * @param id a UUID
 * @param number its place in the list, from 1 on
 * @param frozen what the persona was
 * @param verdict what is decided
 * @param outcome what the close has done; null before
 */
public record ReviewItem(
        String id,
        int number,
        ReviewedPersona frozen,
        Verdict verdict,
        @Nullable Outcome outcome) {

    /** Whether the persona belongs to that user. */
    public boolean isOf(String userId) {
        return frozen.userId().equals(userId);
    }
}
