package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A bucket of requests for each user and each client. */
class RateLimitTest {

    private final RateLimit rateLimit = new RateLimit();

    private static Quota user(String id, int limit) {
        return new Quota(Quota.Policy.USER, id, limit);
    }

    private static Quota client(String id, int limit) {
        return new Quota(Quota.Policy.CLIENT, id, limit);
    }

    private RateUsage count(String realm, int times, Quota... quotas) {
        RateUsage usage = rateLimit.count(realm, List.of(quotas));
        for (int i = 1; i < times; i++) {
            usage = rateLimit.count(realm, List.of(quotas));
        }
        return usage;
    }

    private static Problem refused(RateUsage usage) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, usage::requireEnough);
        return Objects.requireNonNull(thrown, "it was let through").problem();
    }

    private static void isLetThrough(RateUsage usage) {
        assertThatCode(usage::requireEnough).doesNotThrowAnyException();
    }

    @Test
    void isUsedUpInOneBurst() {
        isLetThrough(count("r", 3, user("u", 3)));
        Problem problem = refused(count("r", 1, user("u", 3)));
        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.detail())
                .isEqualTo("More than 3 requests a minute. Wait as many seconds as Retry-After says.");
    }

    @Test
    void tellsAfterHowManySecondsTheNextRequestFits() {
        String seconds = refused(count("r", 4, user("u", 3))).headers().get(RateUsage.RETRY_AFTER);
        assertThat(Integer.parseInt(Objects.requireNonNull(seconds)))
                .as("of a minute for three, less what has passed, rounded up")
                .isBetween(1, 20);
    }

    @Test
    void isEachUsersOwnInEachRealm() {
        count("r", 1, user("u", 1));
        isLetThrough(count("r", 1, user("other", 1)));
        isLetThrough(count("other", 1, user("u", 1)));
        isLetThrough(count("r", 1, client("u", 1)));
        assertThat(refused(count("r", 1, user("u", 1))).status()).isEqualTo(429);
    }

    @Test
    void isAnotherAsSoonAsTheSchemaSaysSo() {
        count("r", 1, user("u", 1));
        isLetThrough(count("r", 2, user("u", 2)));
    }

    @Test
    void isNoneWhereThereAreNoQuotas() {
        RateUsage usage = count("r", 10_000);
        isLetThrough(usage);
        assertThat(usage.headers()).isEmpty();
    }

    @Nested
    class OfAClient {

        @Test
        void isOneForAllItsUsers() {
            isLetThrough(count("r", 1, user("a", 9), client("c", 2)));
            isLetThrough(count("r", 1, user("b", 9), client("c", 2)));
            assertThat(refused(count("r", 1, user("d", 9), client("c", 2))).detail())
                    .isEqualTo("More than 2 requests a minute with tokens of this client."
                            + " Wait as many seconds as Retry-After says.");
        }

        @Test
        void aRefusedUserTakesNothingFromTheClient() {
            count("r", 50, user("a", 1), client("c", 2));
            isLetThrough(count("r", 1, user("b", 1), client("c", 2)));
        }

        @Test
        void isEachRealmsOwn() {
            count("r", 1, client("c", 1));
            isLetThrough(count("other", 1, client("c", 1)));
        }
    }

    @Nested
    class Headers {

        private static String value(RateUsage usage, String header) {
            return Objects.requireNonNull(usage.headers().get(header));
        }

        @Test
        void nameEveryLimitAndWhatIsLeftOfIt() {
            RateUsage usage = count("r", 2, user("u", 3), client("c", 60));
            assertThat(value(usage, RateUsage.POLICY)).isEqualTo("\"user\";q=3;w=60, \"client\";q=60;w=60");
            assertThat(value(usage, RateUsage.STATE)).matches("\"user\";r=1;t=([1-9]|1\\d|20), \"client\";r=58;t=1");
        }

        @Test
        void nameTheLimitThatRefusesAsUsedUpForAsLongAsRetryAfter() {
            RateUsage usage = count("r", 2, user("u", 1), client("c", 60));
            String retryAfter = Objects.requireNonNull(refused(usage).headers().get(RateUsage.RETRY_AFTER));
            assertThat(value(usage, RateUsage.STATE)).isEqualTo("\"user\";r=0;t=" + retryAfter);
            assertThat(value(usage, RateUsage.POLICY)).isEqualTo("\"user\";q=1;w=60, \"client\";q=60;w=60");
        }

        @Test
        void areRightForTheGreatestLimitToo() {
            RateUsage usage = count("r", 1, user("u", 1_000_000));
            assertThat(value(usage, RateUsage.STATE)).isEqualTo("\"user\";r=999999;t=1");
        }
    }
}
