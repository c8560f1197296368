package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.RealmSetup;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/{realm}/personas/setup}: whether a realm is set up for personas, and setting it up. */
public final class SetupResource {

    private static final String ALL = "all";

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEvents events;

    SetupResource(Exchange exchange, RealmModel realm, AdminPermissionEvaluator auth, AdminEvents events) {
        this.exchange = exchange;
        this.realm = realm;
        this.auth = auth;
        this.events = events;
    }

    /** Whether the realm is set up. */
    @GET
    public Response state() {
        return exchange.answer(() -> {
            permit(auth.realm()::requireViewRealm);
            return Exchange.json(200, Map.of("set_up", setup().isSetUp(realm))).build();
        });
    }

    /**
     * Sets the realm up; what is there stays as it is.
     *
     * @param clients which existing clients get the scope: none if null, {@code all}, or client ids separated by commas
     */
    @POST
    public Response setUp(@QueryParam("clients") @Nullable String clients) {
        return exchange.answer(() -> {
            permit(auth.realm()::requireManageRealm);
            List<ClientModel> chosen = clients(clients);
            setup().setUp(realm, chosen);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("set_up", true);
            json.put(
                    "clients",
                    chosen.stream().map(ClientModel::getClientId).sorted().toList());
            events.done("setup", json);
            return Exchange.json(200, json).build();
        });
    }

    private List<ClientModel> clients(@Nullable String clients) {
        if (clients == null || clients.isBlank()) {
            return List.of();
        }
        if (clients.equals(ALL)) {
            return setup().applications(realm);
        }
        List<ClientModel> chosen = new ArrayList<>();
        for (String clientId : clients.split(",", -1)) {
            ClientModel client = realm.getClientByClientId(clientId.strip());
            if (client == null) {
                throw new ProblemException(Problem.badRequest("clients", "must be all, or ids of existing clients"));
            }
            chosen.add(client);
        }
        return chosen;
    }

    private RealmSetup setup() {
        return exchange.session().getProvider(RealmSetup.class);
    }

    /** Runs a check of Keycloak's for a role on the realm, and answers as everything here does when it fails. */
    static void permit(Runnable check) {
        AdminGate.require(check, "The role manage-realm (to read: view-realm) is required");
    }
}
