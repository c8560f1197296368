package io.github.keycloakpersonas.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many bodies a node waits for at the same time: a worker thread waits for each of them. */
final class BodySlots {

    /**
     * Half of the threads that Keycloak has for requests where nothing else is configured: however many bodies come slowly, the
     * other half goes on answering.
     */
    static final BodySlots OF_THIS_NODE =
            new BodySlots(Math.max(50, 4 * Runtime.getRuntime().availableProcessors()) / 2, Duration.ofSeconds(2));

    private final Semaphore all;
    private final int most;
    private final Duration patience;

    /** Longer in memory than anybody can hold a slot. */
    private final Cache<String, Semaphore> each = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    /**
     * @param slots of which nobody gets more than half
     * @param patience how long a slot is waited for: long enough for a burst of bodies that are there already, and not longer, since
     *     who waits keeps a thread, too
     */
    BodySlots(int slots, Duration patience) {
        this.all = new Semaphore(slots, true);
        this.most = slots / 2;
        this.patience = patience;
    }

    /**
     * Does something that needs a slot.
     *
     * @param whose for whom it is done
     * @throws ProblemException 503 where there is none
     */
    <T> T with(String whose, Task<T> task) {
        Semaphore own = each.get(whose, key -> new Semaphore(most, true));
        take(own);
        try {
            take(all);
            try {
                return task.run();
            } finally {
                all.release();
            }
        } finally {
            own.release();
        }
    }

    private void take(Semaphore slots) {
        if (!hasOne(slots)) {
            throw new ProblemException(Problem.of(503, "Too many slow requests are under way. Try again later.")
                    .with(RateUsage.RETRY_AFTER, "5"));
        }
    }

    private boolean hasOne(Semaphore slots) {
        try {
            return slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What needs a slot. */
    interface Task<T> {
        T run();
    }
}
