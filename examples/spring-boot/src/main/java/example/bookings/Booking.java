package example.bookings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/** @param circle whose books it is entered in */
record Booking(@NotBlank String circle, @PositiveOrZero long price) {}
