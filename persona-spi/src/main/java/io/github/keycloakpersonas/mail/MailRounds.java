package io.github.keycloakpersonas.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
     * What is new of the requests that wait for a decision, if a digest of them is to be sent: there are new ones, and the
     * last digest is long enough ago. It is then taken for sent. Empty if there is none to send.
     */
    List<Waiting> digest(Instant now);

    /** What waits for a decision, most of it first. */
    List<Waiting> waiting(int max);

    /**
     * The same in some circles, without what a user has asked for.
     *
     * @param circles their names, at least one
     */
    List<Waiting> waiting(String withoutUser, Collection<String> circles);

    /** Forgets a realm that sends no mails any more, once nothing of it is left. */
    void end();
}
