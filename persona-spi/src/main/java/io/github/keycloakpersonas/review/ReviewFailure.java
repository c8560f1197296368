package io.github.keycloakpersonas.review;

/** A rule about reviews that a request breaks. The message is fit for the client. */
public final class ReviewFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private ReviewFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What kind of rule it is. */
    public enum Kind {
        /** There is no such review. */
        NOT_FOUND,
        /** The state of the review does not permit it. */
        CONFLICT,
        /** The review has changed since the caller read it. */
        STALE
    }

    /** There is no such review, or the caller must not know of it. */
    public static ReviewFailure notFound() {
        return new ReviewFailure(Kind.NOT_FOUND, "Review not found");
    }

    /** The state of the review does not permit what the text says. */
    public static ReviewFailure conflict(String message) {
        return new ReviewFailure(Kind.CONFLICT, message);
    }

    /** The review has changed since the caller read it. */
    public static ReviewFailure stale() {
        return new ReviewFailure(Kind.STALE, "The review has changed since it was read. Read it again, then retry.");
    }

    /** What kind of rule was broken. */
    public Kind kind() {
        return kind;
    }
}
