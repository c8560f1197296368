package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.Path;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The root of {@code /admin/realms/{realm}/personas}. Keycloak has checked the token; each endpoint checks permissions. */
public final class PersonaAdminResource {

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    PersonaAdminResource(
            Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** The realm's set-up. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(exchange, realm, auth);
    }

    /** All personas, out. */
    @Path("export")
    public ExportResource export() {
        return new ExportResource(exchange, realm, auth);
    }

    /** Personas, in. */
    @Path("import")
    public ImportResource imports() {
        return new ImportResource(exchange, realm, auth, adminEvent);
    }
}
