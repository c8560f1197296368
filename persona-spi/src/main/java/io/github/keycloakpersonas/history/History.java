package io.github.keycloakpersonas.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of one realm's personas. Every call works in the caller's transaction. */
public interface History {

    /** From which instant on it is known who held what; empty as long as it is not, or if nothing is recorded. */
    Optional<Instant> answersFrom();

    /** The states of a persona, the latest first. */
    List<HistoryEntry> ofPersona(String personaId, int first, int max);

    /** The states of all personas of a user, the latest first. */
    List<HistoryEntry> ofUser(String userId, int first, int max);

    /** The personas that were held at an instant, in an order that never changes: by owner and persona. */
    List<Held> heldAt(Instant at, HistoryFilter filter, @Nullable HistoryEntry after, int max);

    /**
     * Records the first states of the personas of some users who come after those of the call before. Once there are none
     * left, the history answers.
     *
     * @param users the highest number of users
     * @return whether there may be more
     */
    boolean begin(int users);

    /**
     * Removes some states that ended before an instant, and keeps those that personas had then.
     *
     * @param max the highest number of states
     * @return how many were removed; fewer than {@code max} when nothing is left
     */
    int forget(Instant before, int max);

    /** Removes some states whatever they are, as {@link #forget}; with the last one, that there was a history. */
    int clear(int max);
}
