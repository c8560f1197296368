package io.github.keycloakpersonas.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** The reviews of one realm, with every rule about what people do with them. Each call works in the caller's transaction. */
public final class Reviews {

    /** The highest number of personas that a call may name. */
    public static final int MOST_NAMED = 200;

    private static final int PAGE = 500;

    private final ReviewStore store;
    private final Clock clock;

    public Reviews(ReviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The store of the reviews, for reading. */
    public ReviewStore store() {
        return store;
    }

    /** Creates a review, whose list is then to be frozen. */
    public Review create(ReviewPlan plan, String by) {
        Review review = new Review(
                UUID.randomUUID().toString(), plan, ReviewState.PREPARING, now(), by, null, ReviewProgress.NONE, 0);
        store.insert(review);
        return review;
    }

    /** What the server does about the reviews by itself. */
    public ReviewWork work() {
        return new ReviewWork(store, clock);
    }

    /**
     * The review of that id.
     *
     * @throws ReviewFailure NOT_FOUND
     */
    public Review find(String id) {
        return store.find(id).orElseThrow(ReviewFailure::notFound);
    }

    /**
     * Changes the plan of a review that is not over.
     *
     * @param expected the versions that the caller wants to change
     * @throws ReviewFailure any kind
     */
    public Review change(String id, IntPredicate expected, UnaryOperator<ReviewPlan> change) {
        Review review = locked(id, expected);
        require(
                review.state() == ReviewState.OPEN || review.state() == ReviewState.PREPARING,
                "The review is " + review.state().word() + " and cannot be changed any more");
        Review changed = review.with(change.apply(review.plan()));
        // A reminder that the new end lets be due already is sent, if it was not sent before. Where the end comes
        // earlier, that is so even if there was no review yet when it should have been sent: those who decide know of
        // another end only.
        boolean endsEarlier = changed.plan().dueAt().isBefore(review.plan().dueAt());
        store.update(changed, endsEarlier ? Instant.EPOCH : review.createdAt());
        return changed;
    }

    /** Gives a review up, so that nothing is carried out; as {@link #change}. */
    public Review cancel(String id, IntPredicate expected) {
        Review review = locked(id, expected);
        require(
                review.state() == ReviewState.OPEN || review.state() == ReviewState.PREPARING,
                "The review is " + review.state().word() + " and cannot be cancelled any more");
        return written(review.in(ReviewState.CANCELLED, now()));
    }

    /** Begins to carry a review's decisions out; as {@link #change}. */
    public Review close(String id, IntPredicate expected) {
        Review review = locked(id, expected);
        require(
                review.state() == ReviewState.OPEN,
                "Only an open review can be closed; this one is "
                        + review.state().word());
        return written(review.in(ReviewState.CLOSING, now()));
    }

    /** Removes a review that is over; as {@link #change}. */
    public void delete(String id, IntPredicate expected) {
        Review review = locked(id, expected);
        require(review.state().isOver(), "Only a closed or cancelled review can be deleted. Cancel it first.");
        store.delete(id);
    }

    /**
     * Decides about some personas. Those that the decider must not decide about stay as they are.
     *
     * @param ids the ids of items, at most {@link #MOST_NAMED}
     * @param verdict the decision; its author and time are set here
     * @throws ReviewFailure NOT_FOUND, or CONFLICT where the review is not open
     */
    public Decided decide(String id, Decider decider, Verdict verdict, List<String> ids) {
        Review review = open(id);
        Map<String, String> refused = new LinkedHashMap<>();
        List<ReviewItem> items = store.items(id, ids);
        Set<String> known = new HashSet<>(items.stream().map(ReviewItem::id).toList());
        ids.stream().filter(each -> !known.contains(each)).forEach(each -> refused.put(each, "unknown"));
        Progress progress = new Progress(review.progress());
        decide(items, decider, verdict, progress, refused);
        store.update(review.with(progress.figures), null);
        return new Decided(progress.decided, refused);
    }

    /**
     * Decides about all personas that nobody has decided about yet, as far as the filter matches them; as the other one.
     * Those that are refused are not named.
     */
    public Decided decideOpen(String id, Decider decider, Verdict verdict, ItemFilter filter) {
        Review review = open(id);
        Progress progress = new Progress(review.progress());
        ItemFilter open = filter.with(Decision.OPEN);
        int after = 0;
        List<ReviewItem> page;
        do {
            page = store.items(id, open, after, PAGE);
            decide(page, decider, verdict, progress, new LinkedHashMap<>());
            after = page.isEmpty() ? after : page.get(page.size() - 1).number();
        } while (page.size() == PAGE);
        store.update(review.with(progress.figures), null);
        return new Decided(progress.decided, Map.of());
    }

    private void decide(
            List<ReviewItem> items, Decider decider, Verdict verdict, Progress progress, Map<String, String> refused) {
        List<String> accepted = new ArrayList<>();
        for (ReviewItem item : items) {
            decider.refusal(item, verdict).ifPresentOrElse(why -> refused.put(item.id(), why), () -> {
                accepted.add(item.id());
                progress.move(item.verdict().decision(), verdict.decision());
            });
        }
        boolean takesBack = verdict.decision() == Decision.OPEN;
        Verdict signed = takesBack
                ? Verdict.NONE
                : new Verdict(verdict.decision(), verdict.reason(), verdict.validTill(), decider.id(), now());
        store.decide(accepted, signed);
    }

    /** Counts while decisions are made. */
    private static final class Progress {

        private ReviewProgress figures;
        private int decided;

        Progress(ReviewProgress figures) {
            this.figures = figures;
        }

        void move(Decision from, Decision to) {
            figures = figures.plus(from, -1).plus(to, 1);
            decided++;
        }
    }

    private Review open(String id) {
        Review review = locked(id, version -> true);
        require(
                review.state() == ReviewState.OPEN,
                "Only an open review can be decided; this one is "
                        + review.state().word());
        return review;
    }

    private Review locked(String id, IntPredicate expected) {
        Review review = store.lock(id).orElseThrow(ReviewFailure::notFound);
        if (!expected.test(review.version())) {
            throw ReviewFailure.stale();
        }
        return review;
    }

    private Review written(Review review) {
        store.update(review, now());
        return review;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw ReviewFailure.conflict(otherwise);
        }
    }

    /** The present time in milliseconds, which is the precision in the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
