package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.Path;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The root of {@code /admin/realms/{realm}/personas}. Keycloak has checked the token; each endpoint checks permissions. */
public final class PersonaAdminResource {

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    PersonaAdminResource(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
    }

    /** The realm's set-up. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(exchange, realm, auth);
    }

    /** What tokens say about a user's personas. */
    @Path("explain")
    public ExplainResource explain() {
        return new ExplainResource(exchange, realm, auth);
    }

    /** How many personas of which kind there are. */
    @Path("stats")
    public StatsResource stats() {
        return new StatsResource(exchange, realm, auth);
    }
}
