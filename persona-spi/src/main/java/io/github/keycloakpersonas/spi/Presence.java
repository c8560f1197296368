package io.github.keycloakpersonas.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who and what is still there, for work that gives something up for good where it is not. */
public final class Presence {

    private Presence() {}

    /**
     * The realm of an id; empty if there is none any more.
     *
     * @throws LostTransactionException if the database cannot say it
     */
    public static Optional<RealmModel> realm(KeycloakSession session, String id) {
        return believed(session, session.realms().getRealm(id));
    }

    /**
     * The user of an id; empty if there is none any more.
     *
     * @throws LostTransactionException if the database cannot say it
     */
    public static Optional<UserModel> user(KeycloakSession session, RealmModel realm, String id) {
        return believed(session, session.users().getUserById(realm, id));
    }

    private static <T> Optional<T> believed(KeycloakSession session, @Nullable T found) {
        if (found == null) {
            LostTransactionException.check(session);
        }
        return Optional.ofNullable(found);
    }
}
