package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.transfer.PersonaExporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/{realm}/personas/export}: all personas of the realm as newline-delimited JSON. */
public final class ExportResource {

    /** What an export is, and an import takes. */
    static final String NDJSON = "application/x-ndjson";

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    ExportResource(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
    }

    /** The export, written while it is read from the database. */
    @GET
    public Response export() {
        return exchange.answer(() -> {
            AdminGate.require(
                    auth.users()::requireView, "The role view-users, for all users of the realm, is required");
            // Fails here, while there can be another answer, where the schema can't be read.
            exchange.session().getProvider(PersonaProvider.class).schema(realm);
            KeycloakSessionFactory factory = exchange.session().getKeycloakSessionFactory();
            PersonaExporter exporter = new PersonaExporter(factory, realm.getId());
            String name = realm.getName().replaceAll("[^A-Za-z0-9._-]", "_");
            // The request's own transaction ends here, or it would be open, and run into its timeout, all the while.
            exchange.session().getTransactionManager().commit();
            StreamingOutput body = exporter::write;
            return Response.ok(body, NDJSON)
                    .header("Content-Disposition", "attachment; filename=\"personas-" + name + ".ndjson\"")
                    .build();
        });
    }
}
