package io.github.keycloakpersonas.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps one access token until shortly before it expires. */
final class CachedTokens implements TokenSource {

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int SHARE = 4;

    private final Supplier<Grant> grants;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable Kept kept;

    CachedTokens(Supplier<Grant> grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public String token() {
        Kept present = kept;
        if (present != null && present.isFresh(clock.instant())) {
            return present.token();
        }
        oneAtATime.lock();
        try {
            present = kept;
            if (present == null || !present.isFresh(clock.instant())) {
                Instant asked = clock.instant();
                present = Kept.of(grants.get(), asked);
                kept = present;
            }
            return present.token();
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public boolean refused(String token) {
        Kept present = kept;
        if (present != null && present.token().equals(token)) {
            kept = null;
        }
        return true;
    }

    private record Kept(String token, Instant till) {

        /** A token that lives for a short time is renewed after three quarters of it. */
        static Kept of(Grant grant, Instant asked) {
            Duration share = grant.lifetime().dividedBy(SHARE);
            Duration margin = share.compareTo(MARGIN) < 0 ? share : MARGIN;
            return new Kept(grant.accessToken(), asked.plus(grant.lifetime()).minus(margin));
        }

        boolean isFresh(Instant now) {
            return now.isBefore(till);
        }
    }
}
