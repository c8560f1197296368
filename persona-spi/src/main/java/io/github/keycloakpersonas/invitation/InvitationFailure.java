package io.github.keycloakpersonas.invitation;

import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.util.List;

/** A rule about invitations that a request breaks. The message is fit for the client. */
public final class InvitationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Violation> violations;
    private final Duration pause;
    private final boolean isLate;

    private InvitationFailure(Kind kind, String message, List<Violation> violations, Duration pause, boolean isLate) {
        super(message, null, false, false);
        this.isLate = isLate;
        this.kind = kind;
        this.violations = List.copyOf(violations);
        this.pause = pause;
    }

    /** What kind of rule it is. */
    public enum Kind {
        /** Members are at fault. */
        INVALID,
        /** There is no such invitation. */
        NOT_FOUND,
        /** The state of the invitation does not permit it, or the same invitation is open. */
        CONFLICT,
        /** The invitation has changed since the caller read it. */
        STALE,
        /** Too many were sent lately. */
        TOO_MANY
    }

    static InvitationFailure invalid(List<Violation> violations) {
        return new InvitationFailure(Kind.INVALID, Violation.describe(violations), violations, Duration.ZERO, false);
    }

    /** There is no such invitation, or the caller must not know of it. */
    public static InvitationFailure notFound() {
        return of(Kind.NOT_FOUND, "Invitation not found");
    }

    /** The state does not permit what the text says. */
    public static InvitationFailure conflict(String message) {
        return of(Kind.CONFLICT, message);
    }

    /** Another invitation of the same person to the same is open. */
    public static InvitationFailure alreadyOpen() {
        return conflict(
                "The same person is already invited to this title in this circle. Send the invitation again instead.");
    }

    /**
     * The same, found out only when it was written, because another transaction has written it meanwhile. This one cannot go
     * on; the next attempt finds it in time.
     */
    public static InvitationFailure openedMeanwhile() {
        InvitationFailure known = alreadyOpen();
        return new InvitationFailure(known.kind, String.valueOf(known.getMessage()), List.of(), Duration.ZERO, true);
    }

    static InvitationFailure stale() {
        return of(Kind.STALE, "The invitation has changed since it was read. Read it again, then retry.");
    }

    static InvitationFailure tooMany(String message, Duration pause) {
        return new InvitationFailure(Kind.TOO_MANY, message, List.of(), pause, false);
    }

    private static InvitationFailure of(Kind kind, String message) {
        return new InvitationFailure(kind, message, List.of(), Duration.ZERO, false);
    }

    /** What kind of rule was broken. */
    public Kind kind() {
        return kind;
    }

    /** Whether the transaction has lost against another one, and another attempt is worth it. */
    public boolean isLate() {
        return isLate;
    }

    /** The faults of members; empty unless they are at fault. */
    public List<Violation> violations() {
        return violations;
    }

    /** After what time it can be tried again; zero unless too many were sent. */
    public Duration pause() {
        return pause;
    }
}
