package example.bookings;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Every request needs a token of the realm for this service, which is what Spring Boot sets up by itself. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BookingsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BookingsApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
