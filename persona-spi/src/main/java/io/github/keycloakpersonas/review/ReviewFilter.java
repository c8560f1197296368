package io.github.keycloakpersonas.review;

import java.util.List;

/**
 * Which personas a review is about. An empty list is no condition.
 *
 * @param titles any of these titles
 * @param circles any of these circles
 * @param statuses any of these statuses, as personas read when the list is frozen
 */
public record ReviewFilter(List<String> titles, List<String> circles, List<String> statuses) {

    public ReviewFilter {
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
        statuses = List.copyOf(statuses);
    }
}
