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

/** {@code /admin/realms/{realm}/personas/setup}: whether a realm is set up for personas, and setting it up. */
public final class SetupResource {

    private static final String ALL = "all";

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    SetupResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** Whether the realm is set up. */
    @GET
    public Response state() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            return Exchange.json(200, Map.of("set_up", setup().isSetUp(gate.realm())))
                    .build();
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
            gate.requireManageRealm();
            List<ClientModel> chosen = clients(clients);
            setup().setUp(gate.realm(), chosen);
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
            return setup().applications(gate.realm());
        }
        List<ClientModel> chosen = new ArrayList<>();
        for (String clientId : clients.split(",", -1)) {
            ClientModel client = gate.realm().getClientByClientId(clientId.strip());
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
}
