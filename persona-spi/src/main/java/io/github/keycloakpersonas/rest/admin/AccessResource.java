package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Whether the caller may change personas.
     *
     * @param user the id or username of the user whose personas it is about; if null, whether there may be any such user
     */
    @GET
    public Response read(@QueryParam("user") @Nullable String user) {
        return exchange.answer(() -> {
            gate.requireQuery();
            boolean manage = user == null ? gate.mayManageSome() : gate.mayManage(gate.viewableUser(user));
            return Exchange.json(200, Map.of("manage", manage)).build();
        });
    }
}
