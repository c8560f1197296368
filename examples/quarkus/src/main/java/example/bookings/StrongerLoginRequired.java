package example.bookings;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The challenge of RFC 9470: the application logs the user in again with these {@code acr_values}, and repeats the call. */
class StrongerLoginRequired extends WebApplicationException {

    StrongerLoginRequired(String acr) {
        super(Response.status(401)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\","
                                + " error_description=\"A stronger login is required\", acr_values=\"" + acr + "\"")
                .type("application/problem+json")
                .entity(Map.of(
                        "title", "Unauthorized", "status", 401, "detail", "This price requires a stronger login"))
                .build());
    }
}
