package example.bookings;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookingController {

    private final BookingRules rules;

    BookingController(BookingRules rules) {
        this.rules = rules;
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    Booked book(@Valid @RequestBody Booking booking, @AuthenticationPrincipal Jwt token) {
        Persona persona = rules.permit(booking, token);
        return new Booked(persona.name(), booking.price());
    }

    /** @param as the mandate that stands in the books, as {@code title@circle} */
    record Booked(String as, long price) {}
}
