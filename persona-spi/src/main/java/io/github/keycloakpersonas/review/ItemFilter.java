package io.github.keycloakpersonas.review;

import java.util.List;
import java.util.Optional;

/**
 * Which personas of a review are wanted. An empty condition matches every one.
 *
 * @param decision what is decided about them
 * @param titles any of these titles
 * @param circles any of these circles
 * @param search what the title, the circle or the owner's username contains
 * @param changedOnly only those that are different now
 * @param within only those that this reviewer manages
 * @param permittedOnly only those of users whom fine-grained permissions let the session's administrator view
 */
public record ItemFilter(
        Optional<Decision> decision,
        List<String> titles,
        List<String> circles,
        Optional<String> search,
        boolean changedOnly,
        Optional<Reviewer> within,
        boolean permittedOnly) {

    /** All of them. */
    public static final ItemFilter ALL =
            new ItemFilter(Optional.empty(), List.of(), List.of(), Optional.empty(), false, Optional.empty(), false);

    public ItemFilter {
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
    }

    /** The same for personas with that decision. */
    public ItemFilter with(Decision other) {
        return new ItemFilter(Optional.of(other), titles, circles, search, changedOnly, within, permittedOnly);
    }

    /** The same, restricted to what a reviewer manages. */
    public ItemFilter within(Reviewer reviewer) {
        return new ItemFilter(decision, titles, circles, search, changedOnly, Optional.of(reviewer), permittedOnly);
    }

    /** The same, restricted to users whom the session's administrator may view by fine-grained permissions. */
    public ItemFilter permitted() {
        return new ItemFilter(decision, titles, circles, search, changedOnly, within, true);
    }
}
