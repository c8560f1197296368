package io.github.keycloakpersonas.store;

import java.util.List;

/**
 * What a search text stands for beyond itself.
 *
 * @param titles the titles that contain it
 * @param userIds the users whom it finds, and itself, since it may be an id
 */
record SearchTerms(List<String> titles, List<String> userIds) {

    /** Nothing is searched. */
    static final SearchTerms NONE = new SearchTerms(List.of(), List.of());

    SearchTerms {
        titles = List.copyOf(titles);
        userIds = List.copyOf(userIds);
    }
}
