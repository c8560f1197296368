package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What calendars need stored of one realm. Nothing of one user's is found by another user's id. */
public interface CalendarStore {

    /** Waits for other writers of the user's calendar; reads after that see what they have committed. */
    void lock(String userId);

    /** The events that may have a part in a window, by their beginning. */
    List<CalendarEvent> between(String userId, Instant from, Instant till);

    /**
     * The user's events, by their beginning.
     *
     * @param personaId only those of a persona; null for all
     */
    List<CalendarEvent> page(String userId, @Nullable String personaId, int first, int max);

    /**
     * The user's event of that id.
     *
     * @param toWrite whether it is to be written, for which the user must be locked
     */
    Optional<CalendarEvent> byId(String userId, String id, boolean toWrite);

    /** The user's events with one of those uids, to be written. */
    List<CalendarEvent> byUids(String userId, Collection<String> uids);

    /** How many events the user has. */
    int count(String userId, boolean onlySeries);

    void insert(String userId, CalendarEvent event);

    /** Writes an event that was read as one to be written. Returns it with its new version. */
    CalendarEvent update(CalendarEvent event);

    void delete(String id);

    /** The user's secret addresses, the oldest first. */
    List<CalendarFeed> feeds(String userId);

    /**
     * Adds a secret address.
     *
     * @param hash what the secret is recognized by
     */
    void insert(CalendarFeed feed, String hash);

    /** Returns whether the user had that one. */
    boolean deleteFeed(String userId, String id);

    /** The address with that secret. */
    Optional<CalendarFeed> feed(String hash);

    /** Remembers when an address was used. */
    void used(CalendarFeed feed, Instant now);
}
