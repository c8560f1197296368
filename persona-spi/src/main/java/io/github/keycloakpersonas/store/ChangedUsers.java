package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnerName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;

/** Users whose personas a session has changed: what is cached of them is not true for it any more, nor for anybody later. */
final class ChangedUsers {

    private final KeycloakSession session;
    private final Set<String> ids = new HashSet<>();

    ChangedUsers(KeycloakSession session) {
        this.session = session;
    }

    boolean contains(String userId) {
        return ids.contains(userId);
    }

    /** A user whom Keycloak itself is about to drop from its cache. */
    void add(String userId) {
        ids.add(userId);
    }

    /** Drops what is cached of a user: here at once, and on every node once the transaction is committed. */
    void forget(RealmModel realm, String userId) {
        ids.add(userId);
        UserCache cache = session.getProvider(UserCache.class);
        UserModel user = cache == null ? null : session.users().getUserById(realm, userId);
        if (cache != null && user != null) {
            cache.evict(realm, user);
        }
    }

    /** As {@link #forget}, without loading the users: the cache wants their names only. */
    void forgetAll(RealmModel realm, Collection<OwnerName> users) {
        UserCache cache = session.getProvider(UserCache.class);
        for (OwnerName user : users) {
            String id = Objects.requireNonNull(user.id());
            if (user.username() == null) {
                forget(realm, id);
            } else {
                ids.add(id);
                if (cache != null) {
                    cache.evict(realm, new NamedUser(user));
                }
            }
        }
    }
}
