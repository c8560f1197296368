package example.bookings;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param titles those that may book
 * @param costlyFrom the price from which on a stronger login is required
 * @param costlyAcr what the claim acr then has to be
 */
@ConfigurationProperties("bookings")
record BookingSettings(Set<String> titles, long costlyFrom, String costlyAcr) {}
