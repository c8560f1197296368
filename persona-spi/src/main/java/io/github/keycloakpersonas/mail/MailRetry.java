package io.github.keycloakpersonas.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail that was not sent is tried again: soon at first, then ever later, and given up after about three days. */
public final class MailRetry {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12));

    private MailRetry() {}

    /**
     * The time of the next try; empty if there is none.
     *
     * @param tries how often it was tried so far, at least once
     */
    public static Optional<Instant> after(int tries, Instant now) {
        return tries > PAUSES.size() ? Optional.empty() : Optional.of(now.plus(PAUSES.get(tries - 1)));
    }
}
