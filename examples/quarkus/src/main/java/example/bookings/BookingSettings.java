package example.bookings;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

@ConfigMapping(prefix = "bookings")
interface BookingSettings {

    /** Those that may book. */
    Set<String> titles();

    /** The price from which on a stronger login is required. */
    long costlyFrom();

    /** What the claim acr then has to be. */
    String costlyAcr();
}
