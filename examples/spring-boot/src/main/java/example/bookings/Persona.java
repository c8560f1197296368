package example.bookings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/** The persona that the user of a token works as. An attribute that is not there permits nothing. */
record Persona(String title, String circle, Instant validTill, boolean consent, long priceLimit) {

    /** Empty if the user has selected none, or the selected one has ended. */
    static Optional<Persona> selectedIn(Jwt token) {
        return Optional.ofNullable(token.getClaimAsMap("persona")).map(Persona::of);
    }

    private static Persona of(Map<String, Object> claim) {
        return new Persona(
                (String) claim.get("title"),
                (String) claim.get("circle"),
                Instant.parse((String) claim.get("valid_till")),
                Boolean.TRUE.equals(claim.get("consent")),
                claim.get("autobook_price") instanceof Number limit ? limit.longValue() : 0);
    }

    String name() {
        return title + "@" + circle;
    }
}
