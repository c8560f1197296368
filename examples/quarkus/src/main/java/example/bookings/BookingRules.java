package example.bookings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who may book what. */
@ApplicationScoped
class BookingRules {

    private final BookingSettings settings;
    private final Clock clock = Clock.systemUTC();

    BookingRules(BookingSettings settings) {
        this.settings = settings;
    }

    /**
     * Refuses a booking that the token's persona does not permit.
     *
     * @return the persona that it is booked as
     */
    Persona permit(Booking booking, JsonWebToken token) {
        Persona persona = Persona.selectedIn(token)
                .orElseThrow(() -> new Refused("no-persona", "Choose as whom you book"));
        require(settings.titles().contains(persona.title()), "title", persona.title() + " may not book");
        // Where quarkus.oidc.token.lifespan-grace lets tokens live longer, a mandate still ends when it ends.
        require(clock.instant().isBefore(persona.validTill()), "expired", "The persona has ended");
        require(persona.circle().equals(booking.circle()), "circle", "Not the books of " + persona.circle());
        require(persona.consent(), "consent", "The user has not consented to bookings without being asked");
        require(booking.price() <= persona.priceLimit(), "price", "The limit is " + persona.priceLimit());
        if (booking.price() >= settings.costlyFrom() && !settings.costlyAcr().equals(token.getClaim("acr"))) {
            throw new StrongerLoginRequired(settings.costlyAcr());
        }
        return persona;
    }

    private static void require(boolean met, String reason, String detail) {
        if (!met) {
            throw new Refused(reason, detail);
        }
    }
}
