package io.github.keycloakpersonas.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a mail is tried again. */
class MailRetryTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void soonAtFirstThenLaterAndGivenUpAfterThreeDays() {
        Instant time = NOW;
        int tries = 1;
        Duration before = Duration.ZERO;
        while (MailRetry.after(tries, time).isPresent()) {
            Instant next = MailRetry.after(tries, time).orElseThrow();
            assertThat(Duration.between(time, next)).isGreaterThanOrEqualTo(before);
            before = Duration.between(time, next);
            time = next;
            tries++;
        }
        assertThat(MailRetry.after(1, NOW)).contains(NOW.plusSeconds(60));
        assertThat(tries).isEqualTo(12);
        assertThat(Duration.between(NOW, time)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }
}
