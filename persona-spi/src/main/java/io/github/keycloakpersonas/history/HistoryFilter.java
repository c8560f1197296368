package io.github.keycloakpersonas.history;

import java.util.List;

/**
 * Which personas of a past instant are wanted. An empty list is no condition.
 *
 * @param titles the names of titles
 * @param circles the circles
 * @param statuses what the personas read as at the instant, {@code expired} included
 * @param permittedOnly whether only users count whom the administrator may view by fine-grained permissions
 */
public record HistoryFilter(List<String> titles, List<String> circles, List<String> statuses, boolean permittedOnly) {

    public HistoryFilter {
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        statuses = List.copyOf(statuses);
    }
}
