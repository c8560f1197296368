package io.github.keycloakpersonas.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks for what the time brings in one realm, and orders mails about it. Every call works in the caller's transaction. */
public interface MailRounds {

    /**
     * How far behind the present a round looks, so that it sees what was written at the same time in transactions that have
     * not ended.
     */
    Duration LAG = Duration.ofSeconds(10);

    /** The time between two digests. */
    Duration DIGESTS = Duration.ofHours(1);

    /** Begins a round of reminders; empty where there are none. */
    Optional<Reminding> begin(Instant now);

    /**
     * Orders some reminders.
     *
     * @param max of how many personas at most
     * @return where it goes on; empty at the end of the round
     */
    Optional<Reminding> remind(Reminding round, int max);

    /**
     * Whether a digest of requests is to be sent: there are new ones, and the last digest is long enough ago. If so, it is
     * taken for sent.
     */
    boolean digest(Instant now);

    /** What waits for a decision, most of it first. */
    List<Waiting> waiting(int max);

    /** Forgets a realm that sends no mails any more, once nothing of it is left. */
    void end();
}
