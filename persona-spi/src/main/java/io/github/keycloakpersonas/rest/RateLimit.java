package io.github.keycloakpersonas.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A token bucket a user, on this node. One instance serves the whole node. */
public final class RateLimit {

    /** Bounds the memory: the buckets used longest ago go first, which at worst refills them. */
    private static final int MAX_BUCKETS = 100_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    /** A changed limit takes effect at once, as another bucket. */
    private record Key(String realmId, String userId, int requestsPerMinute) {}

    /**
     * Counts a request.
     *
     * @param requestsPerMinute the limit, which may also be used up in one burst; 0 for none
     * @throws ProblemException 429 when there are too many
     */
    public void count(String realmId, String userId, int requestsPerMinute) {
        if (requestsPerMinute == 0) {
            return;
        }
        Bucket bucket = buckets.get(new Key(realmId, userId, requestsPerMinute), key -> bucket(requestsPerMinute));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long roundUp = TimeUnit.SECONDS.toNanos(1) - 1;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + roundUp);
            throw new ProblemException(Problem.of(
                            429,
                            "More than " + requestsPerMinute
                                    + " requests a minute. Wait as many seconds as Retry-After says.")
                    .with("Retry-After", Long.toString(seconds)));
        }
    }

    private static Bucket bucket(int requestsPerMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requestsPerMinute).refillGreedy(requestsPerMinute, PERIOD))
                .build();
    }
}
