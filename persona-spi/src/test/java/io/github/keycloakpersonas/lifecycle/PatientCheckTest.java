package io.github.keycloakpersonas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatientCheckTest {

    private final Hands clock = new Hands();
    private boolean works = true;
    private int asked;
    private final PatientCheck check = new PatientCheck(this::ask, clock);

    private boolean ask() {
        asked++;
        return works;
    }

    @Test
    void runsAgainOnlyAfterItsResultIsForgotten() {
        assertThat(check.isGood()).isTrue();
        clock.move(PatientCheck.REMEMBERED.minusMillis(1));
        assertThat(check.isGood()).isTrue();
        assertThat(asked).isEqualTo(1);
        clock.move(Duration.ofMillis(1));
        assertThat(check.isGood()).isTrue();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void isNotGoodBeforeItHasEverSucceeded() {
        works = false;
        assertThat(check.isGood()).isFalse();
        works = true;
        assertThat(check.isGood()).as("remembered").isFalse();
        clock.move(PatientCheck.REMEMBERED);
        assertThat(check.isGood()).isTrue();
    }

    @Test
    void toleratesAShortFailure() {
        assertThat(check.isGood()).isTrue();
        works = false;
        clock.move(PatientCheck.REMEMBERED);
        assertThat(check.isGood()).isTrue();
        works = true;
        clock.move(PatientCheck.REMEMBERED);
        assertThat(check.isGood()).isTrue();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void failsAfterAWhileAndRecoversAtOnce() {
        assertThat(check.isGood()).isTrue();
        works = false;
        clock.move(PatientCheck.PATIENCE.minusMillis(1));
        assertThat(check.isGood()).isTrue();
        clock.move(Duration.ofMillis(1));
        assertThat(check.isGood()).isFalse();
        works = true;
        clock.move(PatientCheck.REMEMBERED);
        assertThat(check.isGood()).isTrue();
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {

        private Instant now = Instant.EPOCH;

        void move(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
