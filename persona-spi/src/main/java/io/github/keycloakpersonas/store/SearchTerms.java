package io.github.keycloakpersonas.store;

import java.util.List;

/**
 * What a search text can stand for, in addition to a part of a circle.
 *
 * @param titles the titles that contain it
 * @param userIds the ids of the users whom it finds, and the text itself, because it may be an id
 */
record SearchTerms(List<String> titles, List<String> userIds) {

    /** For a filter without a search text. */
    static final SearchTerms NONE = new SearchTerms(List.of(), List.of());

    SearchTerms {
        titles = List.copyOf(titles);
        userIds = List.copyOf(userIds);
    }
}
