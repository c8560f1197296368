package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Creates the root resource of the Admin API for one request. */
final class PersonaAdminProvider implements AdminRealmResourceProvider {

    private final Clock clock;

    PersonaAdminProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        Exchange exchange = new Exchange(session);
        new AdminDoor(exchange).pass();
        return new AdminRootResource(exchange, new Administration(exchange, realm, auth, adminEvent), clock);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
