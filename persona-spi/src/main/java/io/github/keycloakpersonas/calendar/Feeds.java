package io.github.keycloakpersonas.calendar;

import io.github.keycloakpersonas.calendar.CalendarFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The secret addresses of a realm's calendars, and the rules about them. */
public final class Feeds {

    /** The most addresses of a user. */
    public static final int MOST = 5;

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;

    /** Programs look every few minutes, and it is not worth a write each time. */
    private static final Duration NOTED_AFTER = Duration.ofHours(1);

    private final CalendarStore store;
    private final Clock clock;

    Feeds(CalendarStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes an address.
     *
     * @throws CalendarFailure FULL
     */
    public CalendarFeed create(String userId, String name, String secret) {
        store.lock(userId);
        if (store.feeds(userId).size() >= MOST) {
            throw new CalendarFailure(Kind.FULL, "Maximum " + MOST + " secret addresses. Delete one first.");
        }
        CalendarFeed feed = new CalendarFeed(
                UUID.randomUUID().toString(), userId, name, clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
        store.insert(feed, FeedSecret.hash(secret));
        return feed;
    }

    /**
     * Closes an address.
     *
     * @throws CalendarFailure NOT_FOUND
     */
    public void delete(String userId, String id) {
        if (!store.deleteFeed(userId, id)) {
            throw unknown();
        }
    }

    /** The address with that secret. */
    public Optional<CalendarFeed> find(String secret) {
        return store.feed(FeedSecret.hash(secret));
    }

    /** Remembers that an address is in use. */
    public void used(CalendarFeed feed) {
        Instant now = clock.instant();
        Instant last = feed.lastUsedAt();
        if (last == null || last.plus(NOTED_AFTER).isBefore(now)) {
            store.used(feed, now.truncatedTo(ChronoUnit.HOURS));
        }
    }

    /** The same for whatever is the reason. */
    public static CalendarFailure unknown() {
        return new CalendarFailure(Kind.NOT_FOUND, "There is no calendar at this address");
    }
}
