package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.PersonaFlows;
import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/realms/{realm}/personas/flows}: the authentication flows that ask for a persona. */
public final class FlowsResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    FlowsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** Says which of the flows the realm has. */
    @GET
    public Response state() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            return Exchange.json(200, shown()).build();
        });
    }

    /**
     * Creates the flows that the realm lacks. With the parameter {@code bind} the flow for browsers becomes the realm's
     * browser flow.
     */
    @POST
    public Response create() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            boolean binds = exchange.parameters(parameters -> parameters.flag("bind"));
            flows().create();
            if (binds) {
                flows().bind();
            }
            Map<String, @Nullable Object> json = shown();
            events.done("flows", json);
            return Exchange.json(200, json).build();
        });
    }

    /** Binds the browser flow again that the flow with personas was copied from. The flows are not deleted. */
    @DELETE
    public Response unbind() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            if (flows().isBound()) {
                flows().unbind();
                events.done("flows", shown());
            }
            return Response.noContent().build();
        });
    }

    private Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("browser", flows().browser().orElse(null));
        json.put("post_broker", flows().postBroker().orElse(null));
        json.put("bound", flows().isBound());
        return json;
    }

    private PersonaFlows flows() {
        return new PersonaFlows(exchange.session(), gate.realm());
    }
}
