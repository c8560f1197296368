package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.compat.Ids;
import io.github.keycloakpersonas.persona.SearchText;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * What a search text can stand for, in addition to a part of a circle.
 *
 * @param titles the titles that contain it
 * @param userIds the ids of the users whom it finds, and the text itself, because it may be an id
 */
record SearchTerms(List<String> titles, List<String> userIds) {

    /** For a filter without a search text. */
    static final SearchTerms NONE = new SearchTerms(List.of(), List.of());

    /** The highest number of users that a search text can find. */
    private static final int FOUND_USERS = 200;

    SearchTerms {
        titles = List.copyOf(titles);
        userIds = List.copyOf(userIds);
    }

    /**
     * What a text stands for in a realm.
     *
     * @param schema the realm's schema; without a readable one, stored personas can still be found by their own columns
     */
    static SearchTerms of(SearchText search, UserProvider users, RealmModel realm, Optional<PersonaSchema> schema) {
        if (search.about() != SearchText.About.ANYTHING) {
            return new SearchTerms(List.of(), List.of(search.text()));
        }
        String lower = search.text().toLowerCase(Locale.ROOT);
        Predicate<String> fits = search.atStart() ? title -> title.startsWith(lower) : title -> title.contains(lower);
        return new SearchTerms(
                schema.stream()
                        .flatMap(read -> read.titles().stream())
                        .map(Title::name)
                        .filter(title -> fits.test(title.toLowerCase(Locale.ROOT)))
                        .toList(),
                Stream.concat(
                                Stream.of(search.text()),
                                users(search, users, realm).map(Ids::of))
                        .distinct()
                        .toList());
    }

    /**
     * The users whom the text finds. If the search must use an index, these are the users with exactly this name,
     * because Keycloak's own search reads all users.
     */
    private static Stream<UserModel> users(SearchText search, UserProvider users, RealmModel realm) {
        return search.atStart()
                ? Stream.of(
                                Optional.ofNullable(users.getUserByUsername(realm, search.text())),
                                Optional.ofNullable(users.getUserByEmail(realm, search.text())))
                        .flatMap(Optional::stream)
                : users.searchForUserStream(realm, Map.of(UserModel.SEARCH, search.text()), 0, FOUND_USERS);
    }
}
