package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.OfferedScope;
import io.github.keycloakpersonas.lifecycle.RealmSetup;
import io.github.keycloakpersonas.lifecycle.ScopeOffer;
import io.github.keycloakpersonas.lifecycle.SetupPart;
import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;

/**
 * {@code /admin/realms/{realm}/personas/setup/strings} and {@code …/agents}: a client scope that a realm has only where
 * an administrator asks for it.
 */
public final class OfferedScopeResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final OfferedScope scope;
    private final String path;

    OfferedScopeResource(Exchange exchange, AdminGate gate, AdminEvents events, ScopeOffer offer) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.scope = new OfferedScope(gate.realm(), offer);
        this.path = "setup/" + offer.word();
    }

    /** Says which client scope it is. */
    @GET
    public Response state() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            return Exchange.json(200, shown()).build();
        });
    }

    /**
     * Creates the scope if the realm lacks it. The parameter {@code clients} has the ids of clients that get it,
     * separated by commas.
     */
    @PUT
    public Response create() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            String clients = exchange.parameters(parameters -> parameters.text(NamedClients.PARAMETER))
                    .orElse("");
            List<ClientModel> named =
                    new NamedClients(exchange.session().getProvider(RealmSetup.class), gate.realm()).in(clients);
            gate.requireSetUpOf(Set.of(SetupPart.CLIENT_SCOPE), named);
            List<String> warnings = scope.giveTo(named);
            Map<String, @Nullable Object> json = shown();
            json.put(
                    "clients",
                    named.stream().map(ClientModel::getClientId).sorted().toList());
            json.put("warnings", warnings);
            events.done(path, json);
            return Exchange.json(200, json).build();
        });
    }

    /** Removes the scope from the realm and from all of its clients. */
    @DELETE
    public Response remove() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUpOf(Set.of(SetupPart.CLIENT_SCOPE), List.of());
            if (scope.present().isPresent()) {
                scope.remove();
                events.done(path, shown());
            }
            return Response.noContent().build();
        });
    }

    private Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("client_scope", scope.present().map(ClientScopeModel::getName).orElse(null));
        return json;
    }
}
