package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnerName;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.UserStorageProvider;

/**
 * Finds many users of a realm: those in Keycloak's database with one query, and federated users who are not stored
 * there one by one.
 */
final class UserDirectory {

    /** The prefix of ids of users who are not in Keycloak's database. */
    static final String FEDERATED = "f:";

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;

    UserDirectory(KeycloakSession session, EntityManager em, RealmModel realm) {
        this.session = session;
        this.em = em;
        this.realm = realm;
    }

    /** Whether there can be users who are not in Keycloak's database. */
    boolean isFederated() {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
    }

    /** Whether a user exists and is enabled. Keycloak loads and caches the user. */
    boolean isEnabled(String id) {
        UserModel user = session.users().getUserById(realm, id);
        return user != null && user.isEnabled();
    }

    /** The users with these ids, by id. */
    Map<String, OwnerName> byId(Collection<String> ids) {
        Map<String, OwnerName> found = new HashMap<>();
        local("id", ids).forEach(user -> found.put(id(user), user));
        ids.stream()
                .filter(id -> id.startsWith(FEDERATED) && !found.containsKey(id))
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .forEach(user -> found.put(user.getId(), named(user)));
        return found;
    }

    /** First and last names by id, without users who have none. */
    Map<String, String> fullNames(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            ValueList.query(
                            em,
                            "select u.id, u.firstName, u.lastName from UserEntity u"
                                    + " where u.realmId = :realmId and u.id in (:values)",
                            Object[].class,
                            ids)
                    .setParameter("realmId", realm.getId())
                    .getResultList()
                    .forEach(row -> put(names, (String) row[0], (String) row[1], (String) row[2]));
            ids.stream()
                    .filter(id -> id.startsWith(FEDERATED))
                    .map(id -> session.users().getUserById(realm, id))
                    .filter(Objects::nonNull)
                    .forEach(user -> put(names, user.getId(), user.getFirstName(), user.getLastName()));
        }
        return names;
    }

    private static void put(
            Map<String, String> names, String id, @Nullable String firstName, @Nullable String lastName) {
        String name = Stream.of(firstName, lastName)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            names.put(id, name);
        }
    }

    /** The user for each of the names. Names of no user or of several users are left out. */
    Map<OwnerName, OwnerName> find(Collection<OwnerName> names) {
        Map<OwnerName, OwnerName> found = new HashMap<>();
        Set<OwnerName> left = new HashSet<>(names);
        take(left, found, OwnerName::id, this::byId);
        take(left, found, OwnerName::username, this::byUsername);
        take(left, found, OwnerName::email, this::byEmail);
        return found;
    }

    private static void take(
            Set<OwnerName> left,
            Map<OwnerName, OwnerName> found,
            Function<OwnerName, @Nullable String> key,
            Function<Set<String>, Map<String, OwnerName>> search) {
        Set<String> keys = left.stream().map(key).filter(Objects::nonNull).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        Map<String, OwnerName> users = search.apply(keys);
        left.removeIf(name -> {
            String asked = key.apply(name);
            OwnerName user = asked == null ? null : users.get(asked);
            if (user != null) {
                found.put(name, user);
            }
            return user != null;
        });
    }

    private Map<String, OwnerName> byUsername(Set<String> names) {
        return search(
                "username", names, OwnerName::username, name -> session.users().getUserByUsername(realm, name));
    }

    private Map<String, OwnerName> byEmail(Set<String> emails) {
        return search(
                "email", emails, OwnerName::email, email -> session.users().getUserByEmail(realm, email));
    }

    /**
     * Searches in lower case, because Keycloak stores usernames and e-mail addresses so. It converts them with a method
     * of its own.
     */
    private Map<String, OwnerName> search(
            String column,
            Set<String> values,
            Function<OwnerName, @Nullable String> key,
            Function<String, @Nullable UserModel> inFederations) {
        Set<String> lower =
                values.stream().map(KeycloakModelUtils::toLowerCaseSafe).collect(Collectors.toSet());
        Map<String, List<OwnerName>> users = local(column, lower).stream()
                .collect(Collectors.groupingBy(
                        user -> KeycloakModelUtils.toLowerCaseSafe(String.valueOf(key.apply(user)))));
        boolean federated = isFederated();
        Map<String, OwnerName> found = new HashMap<>();
        for (String value : values) {
            List<OwnerName> sameKey = users.getOrDefault(KeycloakModelUtils.toLowerCaseSafe(value), List.of());
            UserModel elsewhere = sameKey.isEmpty() && federated ? inFederations.apply(value) : null;
            if (sameKey.size() == 1) {
                found.put(value, sameKey.get(0));
            } else if (elsewhere != null) {
                found.put(value, named(elsewhere));
            }
        }
        return found;
    }

    private List<OwnerName> local(String column, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return ValueList.query(
                        em,
                        "select new " + OwnerName.class.getName() + "(u.id, u.username, u.email) from UserEntity u"
                                + " where u.realmId = :realmId and u." + column + " in (:values)",
                        OwnerName.class,
                        values)
                .setParameter("realmId", realm.getId())
                .getResultList();
    }

    private static OwnerName named(UserModel user) {
        return new OwnerName(user.getId(), user.getUsername(), user.getEmail());
    }

    private static String id(OwnerName user) {
        return Objects.requireNonNull(user.id());
    }
}
