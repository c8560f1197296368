package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;

/** A rule about calendars that a request breaks. The message is fit for the client. */
public final class CalendarFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Violation> violations;

    /** What kind of rule it is. */
    public enum Kind {
        /** Members of the input are at fault. */
        INVALID,
        /** There is no such event, occurrence or secret address. */
        NOT_FOUND,
        /** The event has changed since the caller read it. */
        STALE,
        /** The user has as many as there may be. */
        FULL
    }

    private CalendarFailure(Kind kind, String message, List<Violation> violations) {
        super(message, null, false, false);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    CalendarFailure(Kind kind, String message) {
        this(kind, message, List.of());
    }

    static CalendarFailure invalid(List<Violation> violations) {
        List<Violation> named = Violation.named(violations);
        return new CalendarFailure(Kind.INVALID, Violation.describe(named), named);
    }

    /** What kind of rule was broken. */
    public Kind kind() {
        return kind;
    }

    /** The faults of single members; empty for kinds other than {@code INVALID}. */
    public List<Violation> violations() {
        return violations;
    }
}
