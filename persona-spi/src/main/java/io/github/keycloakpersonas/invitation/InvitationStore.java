package io.github.keycloakpersonas.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the invitations of one realm. Every call works in the caller's transaction. */
public interface InvitationStore {

    /**
     * Adds an invitation.
     *
     * @throws InvitationFailure CONFLICT if another one is open for the same
     */
    void insert(Invitation invitation);

    /** The invitation of that id. */
    Optional<Invitation> find(String id);

    /** The same, locked until the transaction ends. Must be asked before anything else of the invitation is read. */
    Optional<Invitation> lock(String id);

    /** The invitation that is stored as open with that {@link Invitation#openKey}, locked. */
    Optional<Invitation> lockOpen(String key);

    /**
     * Has a removal of that user wait until the transaction ends. Must be asked before any lock.
     *
     * @return whether there is such a user
     */
    boolean hold(String userId);

    /**
     * Has other calls that write many invitations wait until the transaction ends. Without it, databases would have them stop each
     * other over and over where they write the same.
     */
    void queue();

    /** Writes the progress of a locked invitation. */
    void update(Invitation invitation);

    /** A page of invitations, the latest first. */
    List<Invitation> page(InvitationFilter filter, Instant now, int first, int max);

    /**
     * How many invitations are open, by circle.
     *
     * @param titles the titles that count in each circle
     * @param most how far they are counted
     */
    Map<String, Long> open(Map<String, List<String>> titles, Instant now, long most);

    /**
     * How many mails somebody has ordered since then. Of an invitation that was sent since, all mails count, also those
     * before.
     */
    long sentBy(String userId, Instant since);

    /** How many mails were ordered to somebody since then; counted as by {@link #sentBy}. */
    long sentTo(Invitee invitee, Instant since);

    /** Removes some invitations that have ended before an instant. Returns how many; fewer than {@code max} when nothing is left. */
    int purge(Instant endedBefore, int max);
}
