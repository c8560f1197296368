package io.github.keycloakpersonas.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a round of reminders is: it looks for personas whose end has come closer than a step since the round before. After a
 * pause, a persona that has passed several steps gets the nearest one only.
 *
 * @param from when the round before ended; null for the first one
 * @param to the time of this round
 * @param steps the steps in days that are left, the smallest last
 * @param after the last persona of the step that was looked at; null at the beginning of a step
 */
public record Reminding(
        @Nullable Instant from,
        Instant to,
        List<Integer> steps,
        @Nullable Position after) {

    public Reminding {
        steps = List.copyOf(steps);
    }

    /** A persona in the order of the search. */
    public record Position(Instant till, String id) {}

    /** The beginning of a round; empty if there are no steps. */
    public static Optional<Reminding> of(@Nullable Instant from, Instant to, List<Integer> days) {
        return at(from, to, days.stream().sorted(Comparator.reverseOrder()).toList());
    }

    private static Optional<Reminding> at(@Nullable Instant from, Instant to, List<Integer> steps) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Reminding(from, to, steps, null));
    }

    /** The step that is looked for, in days. */
    public int days() {
        return steps.get(0);
    }

    public Duration step() {
        return Duration.ofDays(days());
    }

    /** Personas that end later are looked for: the others are closer to the next step, or were found before. */
    public Instant endsAfter() {
        Instant next = to.plus(Duration.ofDays(steps.size() > 1 ? steps.get(1) : 0));
        Instant found = from == null ? next : from.plus(step());
        return found.isAfter(next) ? found : next;
    }

    /** Personas that end later have not come close enough. */
    public Instant endsUntil() {
        return to.plus(step());
    }

    /** The same step, further on. */
    public Reminding after(Position last) {
        return new Reminding(from, to, steps, last);
    }

    /** The next step; empty after the last one. */
    public Optional<Reminding> nextStep() {
        return at(from, to, steps.subList(1, steps.size()));
    }
}
