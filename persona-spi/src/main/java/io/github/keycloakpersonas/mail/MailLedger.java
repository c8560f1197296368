package io.github.keycloakpersonas.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was ordered in one realm and what has become of it. Every call works in the caller's transaction. */
public interface MailLedger {

    /** Ids of mails that are due, the one that waits longest first. */
    List<String> due(int max);

    /**
     * Claims a mail that is due, and others of its kind to the same user that are due and fit into one. Nobody else gets
     * them for that time; if this node dies, another one does afterwards.
     *
     * @return those that were claimed; empty if others were faster
     */
    List<MailEntry> claim(String id, Duration lease);

    /**
     * Writes down what has become of claimed mails.
     *
     * @param at when it is tried next, or now
     */
    void settle(List<MailEntry> claimed, MailState state, @Nullable MailReason reason, Instant at);

    /** How many mails are in each state; those without any are left out. */
    Map<MailState, Long> counts();

    /** How many mails were tried in vain: those that were given up, and those that wait for another try. */
    long unsent();

    /** Since when the mail has been waiting that was ordered first of those that wait; empty if none does. */
    Optional<Instant> waitingSince();

    /** A page of mails, the one that was ordered last first. */
    List<MailEntry> page(Optional<MailState> state, int first, int max);

    /** Has what has failed tried again now, and what waits for another try. Returns how many that are. */
    int retry();

    /** Removes some mails that were settled before an instant. Returns how many; fewer than {@code max} when nothing is left. */
    int purge(Instant before, int max);
}
