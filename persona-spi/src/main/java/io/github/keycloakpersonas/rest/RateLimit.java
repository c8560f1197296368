package io.github.keycloakpersonas.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A token bucket for each user and each client, on this node. One instance serves the whole node. */
public final class RateLimit {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /**
     * Limits the memory. The least recently used buckets are dropped first; at worst a dropped bucket is full again.
     */
    private static final int MAX_BUCKETS = 100_000;

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    /** A changed limit takes effect at once, as another bucket. */
    private record Key(String realmId, Quota quota) {}

    /**
     * Counts a request for each quota in turn. A request that a quota refuses does not count for the quotas after it,
     * so that a user without requests left takes nothing from the other users of the client.
     */
    public RateUsage count(String realmId, List<Quota> quotas) {
        List<RateUsage.Left> left = new ArrayList<>();
        boolean fits = true;
        for (Iterator<Quota> rest = quotas.iterator(); fits && rest.hasNext(); ) {
            Quota quota = rest.next();
            Bucket bucket = buckets.get(new Key(realmId, quota), key -> bucket(quota));
            fits = bucket.tryConsume(1);
            left.add(left(quota, bucket, !fits));
        }
        return new RateUsage(quotas, left);
    }

    private static RateUsage.Left left(Quota quota, Bucket bucket, boolean refused) {
        // The bucket may have refilled since it refused the request; the answer must not say that requests are left.
        long remaining = refused ? 0 : Math.min(bucket.getAvailableTokens(), quota.requestsPerMinute() - 1L);
        long nanos = bucket.estimateAbilityToConsume(remaining + 1).getNanosToWaitForRefill();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
        return new RateUsage.Left(quota, remaining, Math.max(1, seconds), refused);
    }

    private static Bucket bucket(Quota quota) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(quota.requestsPerMinute()).refillGreedy(quota.requestsPerMinute(), PERIOD))
                .build();
    }
}
