package io.github.keycloakpersonas.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server does about the reviews of one realm by itself: it freezes their lists, reminds, and closes them. Each call works in
 * the caller's transaction and locks the review.
 */
public final class ReviewWork {

    private static final int PAGE = 500;

    private final ReviewStore store;
    private final Clock clock;

    ReviewWork(ReviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Freezes the next personas of a review that is being prepared. After the last of them it is open.
     *
     * @return the review, which may have more to do; empty if it is not being prepared
     */
    public Optional<Review> prepare(String id, int max) {
        Review review = store.lock(id).orElse(null);
        if (review == null || review.state() != ReviewState.PREPARING) {
            return Optional.empty();
        }
        ReviewProgress before = review.progress();
        int frozen = store.freeze(review, max).orElse(-1);
        if (frozen >= 0) {
            return Optional.of(written(review.with(new ReviewProgress(before.total() + frozen, 0, 0, 0, null))));
        }
        ReviewProgress whole = new ReviewProgress(before.total(), 0, 0, 0, hash(id));
        return Optional.of(written(review.with(whole).in(ReviewState.OPEN, now())));
    }

    /** Begins to close a review whose end has come. Returns whether it is closing. */
    public boolean closeDue(String id) {
        Review review = store.lock(id).orElse(null);
        if (review == null
                || (review.state() == ReviewState.OPEN
                        && now().isBefore(review.plan().dueAt()))) {
            return false;
        }
        if (review.state() == ReviewState.OPEN) {
            written(review.in(ReviewState.CLOSING, now()));
            return true;
        }
        return review.state() == ReviewState.CLOSING;
    }

    /**
     * Remembers that nothing is to be done about an open review until the next reminder, or its end.
     *
     * @return the review; empty if it is not open
     */
    public Optional<Review> reminded(String id) {
        return store.lock(id)
                .filter(review -> review.state() == ReviewState.OPEN)
                .map(this::written);
    }

    /**
     * The next personas of a review that is closing, which stays locked until the transaction ends. Where there are no more,
     * it is closed.
     */
    public Closing closing(String id, int max) {
        Review review = store.lock(id).orElse(null);
        if (review == null || review.state() != ReviewState.CLOSING) {
            return Closing.NONE;
        }
        List<ReviewItem> next = store.items(id, ItemFilter.ALL, store.closedUpTo(id), max);
        if (next.isEmpty()) {
            return new Closing(written(review.in(ReviewState.CLOSED, now())), List.of());
        }
        return new Closing(review, store.found(next));
    }

    /**
     * A part of a close.
     *
     * @param review the review; null if it is not closing
     * @param items what is to be done next; empty if nothing is left
     */
    public record Closing(@Nullable Review review, List<FoundItem> items) {

        private static final Closing NONE = new Closing(null, List.of());

        public Closing {
            items = List.copyOf(items);
        }
    }

    private String hash(String id) {
        ListHash hash = new ListHash();
        int after = 0;
        List<ReviewItem> page;
        do {
            page = store.items(id, ItemFilter.ALL, after, PAGE);
            page.forEach(hash::add);
            after += page.size();
        } while (page.size() == PAGE);
        return hash.hex();
    }

    private Review written(Review review) {
        store.update(review, now());
        return review;
    }

    /** The present time in milliseconds, which is the precision in the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
