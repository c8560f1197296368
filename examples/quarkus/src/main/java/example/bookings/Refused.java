package example.bookings;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answered with 403 and a problem document (RFC 9457) whose member {@code reason} is for programs. */
class Refused extends ForbiddenException {

    Refused(String reason, String detail) {
        super(Response.status(403)
                .type("application/problem+json")
                .entity(Map.of("title", "Forbidden", "status", 403, "reason", reason, "detail", detail))
                .build());
    }
}
