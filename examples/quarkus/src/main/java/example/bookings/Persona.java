package example.bookings;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The persona that the user of a token works as. An attribute that is not there permits nothing. */
record Persona(String title, String circle, Instant validTill, boolean consent, long priceLimit) {

    /** Empty if the user has selected none, or the selected one has ended. */
    static Optional<Persona> selectedIn(JsonWebToken token) {
        return token.<JsonObject>claim("persona").map(Persona::of);
    }

    private static Persona of(JsonObject claim) {
        return new Persona(
                claim.getString("title"),
                claim.getString("circle"),
                Instant.parse(claim.getString("valid_till")),
                claim.getBoolean("consent", false),
                claim.get("autobook_price") instanceof JsonNumber limit ? limit.longValue() : 0);
    }

    String name() {
        return title + "@" + circle;
    }
}
