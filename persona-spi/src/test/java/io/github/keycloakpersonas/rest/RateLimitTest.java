package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A bucket of requests a user. */
class RateLimitTest {

    private final RateLimit rateLimit = new RateLimit();

    private void count(String realm, String user, int limit, int times) {
        for (int i = 0; i < times; i++) {
            rateLimit.count(realm, user, limit);
        }
    }

    private Problem refused(String realm, String user, int limit) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> rateLimit.count(realm, user, limit));
        return Objects.requireNonNull(thrown, "it was let through").problem();
    }

    @Test
    void isUsedUpInOneBurst() {
        count("r", "u", 3, 3);
        Problem problem = refused("r", "u", 3);
        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.detail())
                .isEqualTo("More than 3 requests a minute. Wait as many seconds as Retry-After says.");
    }

    @Test
    void tellsAfterHowManySecondsTheNextRequestFits() {
        count("r", "u", 3, 3);
        assertThat(Integer.parseInt(
                        Objects.requireNonNull(refused("r", "u", 3).headers().get("Retry-After"))))
                .as("of a minute for three, less what has passed, rounded up")
                .isBetween(1, 20);
    }

    @Test
    void isEachUsersOwnInEachRealm() {
        count("r", "u", 1, 1);
        assertThatCode(() -> count("r", "other", 1, 1)).doesNotThrowAnyException();
        assertThatCode(() -> count("other", "u", 1, 1)).doesNotThrowAnyException();
        assertThat(refused("r", "u", 1).status()).isEqualTo(429);
    }

    @Test
    void isAnotherAsSoonAsTheSchemaSaysSo() {
        count("r", "u", 1, 1);
        assertThatCode(() -> count("r", "u", 2, 2)).doesNotThrowAnyException();
    }

    @Test
    void isNoneWhereItIsZero() {
        assertThatCode(() -> count("r", "u", 0, 10_000)).doesNotThrowAnyException();
    }
}
