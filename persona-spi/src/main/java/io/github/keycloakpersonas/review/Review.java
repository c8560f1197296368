package io.github.keycloakpersonas.review;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A review.
 *
 * @param id a UUID
 * @param plan what it is to be
 * @param state how far it is
 * @param createdAt when it was created; personas that are younger are not in it
 * @param createdBy the id of who has created it, or what stands for a removed user
 * @param closedAt when it was over; null before
 * @param progress what is decided
 * @param version counts changes of the plan and of the state
 */
public record Review(
        String id,
        ReviewPlan plan,
        ReviewState state,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant closedAt,
        ReviewProgress progress,
        int version) {

    /** The same with another plan. */
    Review with(ReviewPlan other) {
        return new Review(id, other, state, createdAt, createdBy, closedAt, progress, version + 1);
    }

    /** The same in another state. */
    Review in(ReviewState other, Instant now) {
        Instant end = other.isOver() ? now : closedAt;
        return new Review(id, plan, other, createdAt, createdBy, end, progress, version + 1);
    }

    /** The same with other figures. */
    Review with(ReviewProgress other) {
        return new Review(id, plan, state, createdAt, createdBy, closedAt, other, version);
    }

    /**
     * The same as a steward sees it.
     *
     * @param own what of it the steward manages
     */
    public Review seenBy(Reviewer steward, ReviewProgress own) {
        ReviewProgress figures =
                new ReviewProgress(own.total(), own.keep(), own.revoke(), own.shorten(), progress.sha256());
        return new Review(
                id, plan.within(steward.managed().keySet()), state, createdAt, createdBy, closedAt, figures, version);
    }

    /** When the server has something to do with it next; empty for never. */
    public Optional<Instant> nextAfter(Instant now) {
        if (state.isOver()) {
            return Optional.empty();
        }
        return Optional.of(state.isBusy() ? Instant.EPOCH : plan.nextAfter(now));
    }
}
