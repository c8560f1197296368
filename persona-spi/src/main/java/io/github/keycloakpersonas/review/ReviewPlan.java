package io.github.keycloakpersonas.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a review is to be.
 *
 * @param name what it is called
 * @param description what it is for
 * @param filter which personas it is about
 * @param dueAt when it closes by itself
 * @param reviewers who decides
 * @param onNoAnswer what becomes of personas that nobody has decided about
 * @param remindDays how many days before the end reviewers are reminded, the highest number first
 */
public record ReviewPlan(
        String name,
        @Nullable String description,
        ReviewFilter filter,
        Instant dueAt,
        Reviewers reviewers,
        NoAnswer onNoAnswer,
        List<Integer> remindDays) {

    public ReviewPlan {
        remindDays =
                remindDays.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** The same with other texts, another end and other reminders. */
    public ReviewPlan with(String newName, @Nullable String newDescription, Instant end, List<Integer> days) {
        return new ReviewPlan(newName, newDescription, filter, end, reviewers, onNoAnswer, days);
    }

    /** The same, without circles that are not among these. */
    ReviewPlan within(Collection<String> circles) {
        ReviewFilter seen = new ReviewFilter(
                filter.titles(),
                filter.circles().stream().filter(circles::contains).toList(),
                filter.statuses());
        return new ReviewPlan(name, description, seen, dueAt, reviewers, onNoAnswer, remindDays);
    }

    /** The reminder that is due: the lowest number of days before the end that has begun; empty if none has. */
    public Optional<Integer> reminderAt(Instant now) {
        return remindDays.stream().filter(days -> !now.isBefore(reminder(days))).min(Comparator.naturalOrder());
    }

    /** When there is something to do after an instant: a reminder, or the end. */
    public Instant nextAfter(Instant now) {
        return remindDays.stream()
                .map(this::reminder)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .filter(dueAt::isAfter)
                .orElse(dueAt);
    }

    private Instant reminder(int days) {
        return dueAt.minus(Duration.ofDays(days));
    }
}
