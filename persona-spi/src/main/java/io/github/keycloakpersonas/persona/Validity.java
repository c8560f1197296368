package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.schedule.Duty;
import java.time.Instant;
import java.util.Optional;

/**
 * When a persona can be used: between two instants, and there only while it is on duty and has passed what its title requires.
 *
 * @param from the first instant of it
 * @param till the first instant after it
 * @param duty the schedules that have to be open
 * @param assessed the assessments that have to be passed
 */
public record Validity(Instant from, Instant till, Duty duty, Assessed assessed) {

    /** All the time between two instants. */
    public Validity(Instant from, Instant till) {
        this(from, till, Duty.ALWAYS);
    }

    /** The time between two instants at which a persona without assessments is on duty. */
    public Validity(Instant from, Instant till, Duty duty) {
        this(from, till, duty, Assessed.NONE);
    }

    /** Whether the persona can be used at that instant, as far as this says. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && isBeforeEnd(instant) && duty.openAt(instant);
    }

    private boolean isBeforeEnd(Instant instant) {
        return instant.isBefore(till) && assessed.sufficesAt(instant);
    }

    /** The first instant after one at which the persona can be used, at which it may not be used any more. */
    Instant endAfter(Instant instant) {
        Instant closes = duty.nextChange(instant);
        Instant ends = assessed.until().isBefore(till) ? assessed.until() : till;
        return closes.isBefore(ends) ? closes : ends;
    }

    /** The first instant at which the persona can be used, from one on at which it cannot; empty if there is none. */
    Optional<Instant> beginAfter(Instant instant) {
        Instant start = instant.isBefore(from) ? from : instant;
        Optional<Instant> opens = duty.openAt(start) ? Optional.of(start) : duty.nextOpening(start);
        return opens.filter(this::isBeforeEnd);
    }

    /** Whether this window reaches beyond the other at either end. */
    public boolean exceeds(Validity other) {
        return from.isBefore(other.from) || till.isAfter(other.till);
    }
}
