package io.github.keycloakpersonas.review;

import org.jspecify.annotations.Nullable;

/**
 * How many personas a review has, and what is decided about them.
 *
 * @param total all of them
 * @param keep those that are to be kept
 * @param revoke those that are to be revoked
 * @param shorten those that are to end earlier
 * @param sha256 the hash of the frozen list; null until it is frozen
 */
public record ReviewProgress(
        int total,
        int keep,
        int revoke,
        int shorten,
        @Nullable String sha256) {

    /** Before anything is frozen. */
    public static final ReviewProgress NONE = new ReviewProgress(0, 0, 0, 0, null);

    /** Those that nobody has decided about. */
    public int open() {
        return total - keep - revoke - shorten;
    }

    /** So many personas more, with this decision. */
    public ReviewProgress with(Decision decision, int more) {
        return new ReviewProgress(total + more, keep, revoke, shorten, sha256).plus(decision, more);
    }

    /** Both together. */
    public ReviewProgress plus(ReviewProgress other) {
        return new ReviewProgress(
                total + other.total, keep + other.keep, revoke + other.revoke, shorten + other.shorten, sha256);
    }

    /** The same after as many personas more have this decision; fewer if the number is negative. */
    public ReviewProgress plus(Decision decision, int more) {
        return switch (decision) {
            case OPEN -> this;
            case KEEP -> new ReviewProgress(total, keep + more, revoke, shorten, sha256);
            case REVOKE -> new ReviewProgress(total, keep, revoke + more, shorten, sha256);
            case SHORTEN -> new ReviewProgress(total, keep, revoke, shorten + more, sha256);
        };
    }
}
