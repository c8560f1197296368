package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/** Answers CORS preflight requests. They carry no token, so there is no client whose web origins could be checked. */
public final class Preflight {

    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

    private final Exchange exchange;

    Preflight(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Answers the preflight request for every path of the API. */
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
                // Keycloak's own list lacks the headers of conditional requests and the extension's request id.
                exchange.setHeader(
                        ALLOW_HEADERS,
                        "Origin, Accept, Authorization, Content-Type, DPoP, If-Match, If-None-Match, X-Requested-With, "
                                + Exchange.REQUEST_ID);
            }
            return Response.noContent().build();
        });
    }
}
