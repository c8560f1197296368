package io.github.keycloakpersonas.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the reviews of one realm. Every call works in the caller's transaction. */
public interface ReviewStore {

    /** Adds a review. */
    void insert(Review review);

    /** The review of that id. */
    Optional<Review> find(String id);

    /** The same, locked until the transaction ends. Must be asked before anything else of the review is read. */
    Optional<Review> lock(String id);

    /**
     * Writes plan, state and figures of a locked review.
     *
     * @param doneUntil what was to be done until then is done; null if that stays as it is
     */
    void update(Review review, @Nullable Instant doneUntil);

    /** Removes a review with all that it has. */
    void delete(String id);

    /**
     * Reviews, the latest first.
     *
     * @param states any of these states; empty for all
     * @param reviewer only those in which this user decides; null for all
     */
    List<Review> list(List<ReviewState> states, @Nullable Reviewer reviewer, int first, int max);

    /**
     * How many personas of reviews somebody manages, and what is decided about them, by the ids of the reviews. Those that have none are left
     * out.
     */
    Map<String, ReviewProgress> progress(Collection<String> reviewIds, Reviewer reviewer);

    /** Names of users by their ids; those who do not exist are left out. */
    Map<String, String> usernames(Collection<String> ids);

    /**
     * Freezes the next personas of a locked review.
     *
     * @param max the highest number of personas
     * @return how many; empty if there are none left
     */
    Optional<Integer> freeze(Review review, int max);

    /** Personas of a review in the order of their numbers, as they are stored. */
    List<ReviewItem> items(String reviewId, ItemFilter filter, int after, int max);

    /** The personas of these ids, without those that the review does not have. */
    List<ReviewItem> items(String reviewId, Collection<String> ids);

    /**
     * How many personas nobody has decided about.
     *
     * @param reviewer the id of a user whose own personas do not count
     */
    int openFor(String reviewId, String reviewer);

    /** How many personas nobody has decided about, by title and circle. */
    List<OpenItems> open(String reviewId);

    /** The same of some owners, at least one, by owner, too. */
    List<OpenItems> openOf(String reviewId, Collection<String> owners);

    /** What is known of personas now. */
    List<FoundItem> found(List<ReviewItem> items);

    /** Writes a decision about personas. */
    void decide(Collection<String> ids, Verdict verdict);

    /** Writes what the close has done about personas. */
    void close(Collection<String> ids, Outcome outcome);

    /** The number up to which a locked review's decisions are carried out. */
    int closedUpTo(String reviewId);

    /** Sets that number. */
    void closedUpTo(String reviewId, int number);
}
