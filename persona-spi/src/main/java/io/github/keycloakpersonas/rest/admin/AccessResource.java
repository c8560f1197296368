package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * {@code /admin/realms/{realm}/personas/access}: what the caller may do, for pages that offer it. The roles in a token do
 * not tell where fine-grained permissions are enabled.
 */
public final class AccessResource {

    private final Exchange exchange;
    private final AdminGate gate;

    AccessResource(Exchange exchange, AdminGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /**
     * Whether the caller may change personas: those of the user whose id or username the parameter {@code user} has, or
     * without it, those of some user.
     */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            gate.requireQuery();
            boolean manage = exchange.parameters(parameters -> parameters.text("user"))
                    .map(user -> gate.mayManage(gate.viewableUser(user)))
                    .orElseGet(gate::mayManageSome);
            return Exchange.json(200, Map.of("manage", manage)).build();
        });
    }
}
