package io.github.keycloakpersonas.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is on duty: while one of its windows is open. Immutable, but it remembers what it has said last until that changes, because
 * the same is asked for each token.
 */
public final class Schedule {

    /** The schedule that says nothing: always open. */
    public static final Schedule ALWAYS = new Schedule(List.of());

    /**
     * How many windows that follow each other without a break are looked at. A schedule without any break is open at least until the last of
     * them, and then looks again.
     */
    private static final int LOOK_AHEAD = 500;

    private final List<DutyWindow> windows;

    /** What was said last. Two threads may both find it out; either is right. */
    private volatile @Nullable Standing remembered;

    private Schedule(List<DutyWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /** The schedule of some windows; without any, it is always open. */
    public static Schedule of(List<DutyWindow> windows) {
        return windows.isEmpty() ? ALWAYS : new Schedule(windows);
    }

    public List<DutyWindow> windows() {
        return windows;
    }

    /** Whether it says nothing. */
    public boolean isAlways() {
        return windows.isEmpty();
    }

    /** Whether a window is open at an instant. */
    public boolean openAt(Instant instant) {
        return isAlways() || standing(instant).isOpen();
    }

    /**
     * The end of the window that is open at an instant, or of the last one of those that follow it without a break; empty where none is open,
     * and for a schedule that says nothing.
     */
    public Optional<Instant> activeUntil(Instant instant) {
        return isAlways() || !openAt(instant)
                ? Optional.empty()
                : Optional.of(standing(instant).until());
    }

    /** When the next window opens after an instant at which none is open; empty if one is open, or none opens any more. */
    public Optional<Instant> nextOpening(Instant instant) {
        return isAlways() || openAt(instant)
                ? Optional.empty()
                : Optional.of(standing(instant).until()).filter(next -> next.isBefore(Instant.MAX));
    }

    /** What it says at an instant, remembered. */
    Standing standing(Instant instant) {
        Standing known = remembered;
        if (known == null || !known.holdsAt(instant)) {
            known = look(instant);
            remembered = known;
        }
        return known;
    }

    /** What it says at an instant, found out without remembering it. */
    Standing look(Instant instant) {
        if (isAlways()) {
            return new Standing(true, Instant.MIN, Instant.MAX);
        }
        List<Openings> all =
                windows.stream().map(window -> new Openings(window, instant)).toList();
        Instant end = instant;
        for (int looked = 0; looked < LOOK_AHEAD; looked++) {
            Openings first = first(all);
            Opening opening = first == null ? null : first.peek();
            boolean isOpen = end.isAfter(instant);
            if (first == null || opening == null) {
                return new Standing(isOpen, instant, isOpen ? end : Instant.MAX);
            }
            if (opening.from().isAfter(end)) {
                return new Standing(isOpen, instant, isOpen ? end : opening.from());
            }
            end = opening.till().isAfter(end) ? opening.till() : end;
            first.move();
        }
        return new Standing(true, instant, end);
    }

    private static @Nullable Openings first(List<Openings> all) {
        return all.stream()
                .filter(openings -> openings.peek() != null)
                .min(Comparator.comparing(
                        openings -> Objects.requireNonNull(openings.peek()).from()))
                .orElse(null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule schedule && windows.equals(schedule.windows);
    }

    @Override
    public int hashCode() {
        return windows.hashCode();
    }

    /** Its windows as {@link ScheduleText} writes them. */
    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
