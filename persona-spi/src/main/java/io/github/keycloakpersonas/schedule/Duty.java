package io.github.keycloakpersonas.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Two schedules that both have to be open: that of a persona, and that of its title.
 *
 * @param own the schedule of the persona itself
 * @param ofTitle the schedule of its title
 */
public record Duty(Schedule own, Schedule ofTitle) {

    /** No schedule says anything. */
    public static final Duty ALWAYS = new Duty(Schedule.ALWAYS, Schedule.ALWAYS);

    /** How often one schedule is asked when the other one opens. Two that are never open together are given up after that. */
    private static final int ATTEMPTS = 50;

    /** The duty of a persona's own schedule, as long as nothing is known of its title. */
    public static Duty of(Schedule own) {
        return own.isAlways() ? ALWAYS : new Duty(own, Schedule.ALWAYS);
    }

    /** The same under another schedule of the title. */
    public Duty under(Schedule title) {
        return title.isAlways() ? of(own) : new Duty(own, title);
    }

    /** Whether none of the schedules says anything. */
    public boolean isAlways() {
        return own.isAlways() && ofTitle.isAlways();
    }

    /** Whether both are open at an instant. */
    public boolean openAt(Instant instant) {
        return own.openAt(instant) && ofTitle.openAt(instant);
    }

    /** The first instant after this one at which it may be different whether both are open; {@code Instant.MAX} for never. */
    public Instant nextChange(Instant instant) {
        Instant mine = own.standing(instant).until();
        Instant others = ofTitle.standing(instant).until();
        return mine.isBefore(others) ? mine : others;
    }

    /**
     * When both are open after an instant at which they are not; empty if they are open, if they are never both open any more, or if that is
     * found out only after more than {@value #ATTEMPTS} windows.
     */
    public Optional<Instant> nextOpening(Instant instant) {
        Standing mine = own.standing(instant);
        Standing others = ofTitle.standing(instant);
        Instant at = instant;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (mine.isOpen() && others.isOpen()) {
                return at.equals(instant) ? Optional.empty() : Optional.of(at);
            }
            at = mine.isOpen() ? others.until() : others.isOpen() ? mine.until() : later(mine.until(), others.until());
            if (at.equals(Instant.MAX)) {
                return Optional.empty();
            }
            mine = own.look(at);
            others = ofTitle.look(at);
        }
        return Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
