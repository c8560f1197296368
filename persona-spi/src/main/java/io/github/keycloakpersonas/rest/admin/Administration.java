package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import java.util.Objects;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * What an administrator's request has of its session: the realm, the permissions, and the events. Keycloak gives them for
 * the session that the request begins with; if the exchange has gone on to another one, they are those of that one.
 */
final class Administration {

    private final Exchange exchange;
    private Part part;

    /**
     * What belongs to one session.
     *
     * @param session the session
     * @param realm the realm that is administered
     * @param auth what the administrator may do
     * @param events reports what is done
     */
    record Part(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {

        Part {
            // Whoever changes a persona in this session is this administrator, unless it says otherwise.
            session.getProvider(PersonaProvider.class)
                    .changedBy(new Author(auth.adminAuth().getUser().getId(), Door.ADMIN));
        }

        private Part in(KeycloakSession own) {
            RealmModel ownRealm = realm(own, realm);
            AdminAuth administrator = auth.adminAuth();
            RealmModel home = realm(own, administrator.getRealm());
            AdminAuth same = new AdminAuth(
                    home,
                    administrator.getToken(),
                    user(own, home, administrator.getUser()),
                    client(home, administrator.getClient()));
            return new Part(own, ownRealm, AdminPermissions.evaluator(own, ownRealm, same), events.clone(own));
        }

        private static RealmModel realm(KeycloakSession own, RealmModel known) {
            return Presence.realm(own, known.getId()).orElseThrow(() -> new IllegalStateException("The realm is gone"));
        }

        /** A user who is not stored is the same in each session. */
        private static UserModel user(KeycloakSession own, RealmModel home, UserModel known) {
            return LightweightUserAdapter.isLightweightUser(known)
                    ? known
                    : Presence.user(own, home, known.getId())
                            .orElseThrow(() -> new IllegalStateException("The administrator is gone"));
        }

        private static ClientModel client(RealmModel home, ClientModel known) {
            return Objects.requireNonNull(home.getClientById(known.getId()), "The client is gone");
        }
    }

    /** @param auth what Keycloak has found that the administrator may do, in the session that the request begins with */
    Administration(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {
        this.exchange = exchange;
        this.part = new Part(exchange.session(), realm, auth, events);
    }

    /** The part of the session that the exchange is in. */
    Part now() {
        if (part.session() != exchange.session()) {
            part = part.in(exchange.session());
        }
        return part;
    }
}
