package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/** Answers CORS preflight requests, which carry no token and so nothing that origins could be checked by. */
public final class Preflight {

    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

    private final Exchange exchange;

    Preflight(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Any path below the API. */
    @OPTIONS
    @Path("{any:.*}")
    public Response preflight() {
        return exchange.answer(() -> {
            Cors.builder()
                    .preflight()
                    .auth()
                    .allowedMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                    .add();
            if (exchange.header(Cors.ORIGIN_HEADER).isPresent()) {
                // Keycloak's own list lacks conditional requests and our request id.
                exchange.setHeader(
                        ALLOW_HEADERS,
                        "Origin, Accept, Authorization, Content-Type, DPoP, If-Match, If-None-Match, X-Requested-With, "
                                + Exchange.REQUEST_ID);
            }
            return Response.noContent().build();
        });
    }
}
