package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** Where mails lead to: pages of the consoles, which ask for a login, and the page of an invitation. Only the latter link permits anything. */
final class Links {

    private final KeycloakSession session;
    private final String realm;

    Links(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = PersonaApi.encoded(realm.getName());
    }

    /** A page of the account console; empty if the server's address is unknown. */
    Optional<String> account(String page) {
        return NoRequest.address(session, UrlType.FRONTEND)
                .map(base ->
                        base.resolve("realms/" + realm + "/account/" + page).toString());
    }

    /** The page of an invitation; empty if the server's address is unknown. */
    Optional<String> invitation(String token) {
        return NoRequest.address(session, UrlType.FRONTEND)
                .map(base -> base.resolve("realms/" + realm + "/persona/invitations/" + token)
                        .toString());
    }

    /** A tab of the personas in the admin console; empty if the server's address is unknown. */
    Optional<String> admin(String tab) {
        return NoRequest.address(session, UrlType.ADMIN)
                .map(base -> base.resolve("admin/" + realm + "/console/") + "#/" + realm + "/personas/" + tab);
    }
}
