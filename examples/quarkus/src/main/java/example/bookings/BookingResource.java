package example.bookings;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/bookings")
@Authenticated
public class BookingResource {

    private final BookingRules rules;
    private final JsonWebToken token;

    BookingResource(BookingRules rules, JsonWebToken token) {
        this.rules = rules;
        this.token = token;
    }

    @POST
    @ResponseStatus(201)
    public Booked book(@Valid @NotNull Booking booking) {
        Persona persona = rules.permit(booking, token);
        return new Booked(persona.name(), booking.price());
    }

    /** @param as the mandate that stands in the books, as {@code title@circle} */
    public record Booked(String as, long price) {}
}
