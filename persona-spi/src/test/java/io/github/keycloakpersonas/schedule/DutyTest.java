package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Schedule WEEKDAYS =
            ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "UTC", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    private static final Schedule WEEKENDS =
            ASchedule.of("2026-01-03T00:00", "2026-01-04T00:00", "UTC", "FREQ=WEEKLY;BYDAY=SA,SU");
    private static final Schedule MONDAYS_FROM_TEN =
            ASchedule.of("2026-01-05T10:00", "2026-01-05T20:00", "UTC", "FREQ=WEEKLY;BYDAY=MO");

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void isAlwaysThereWithoutSchedules() {
        assertThat(Duty.of(Schedule.ALWAYS)).isSameAs(Duty.ALWAYS);
        assertThat(Duty.ALWAYS.isAlways()).isTrue();
        assertThat(Duty.ALWAYS.openAt(Instant.EPOCH)).isTrue();
        assertThat(Duty.ALWAYS.nextChange(Instant.EPOCH)).isEqualTo(Instant.MAX);
        assertThat(Duty.ALWAYS.nextOpening(Instant.EPOCH)).isEmpty();
    }

    @Test
    void needsBothSchedulesToBeOpen() {
        Duty duty = Duty.of(WEEKDAYS).under(MONDAYS_FROM_TEN);
        assertThat(duty.isAlways()).isFalse();
        assertThat(duty.openAt(at("2026-01-05T09:00:00Z"))).isFalse();
        assertThat(duty.openAt(at("2026-01-05T10:00:00Z"))).isTrue();
        assertThat(duty.openAt(at("2026-01-05T17:00:00Z"))).isFalse();
        assertThat(duty.nextChange(at("2026-01-05T10:00:00Z"))).isEqualTo(at("2026-01-05T16:00:00Z"));
        assertThat(duty.nextOpening(at("2026-01-05T10:00:00Z"))).isEmpty();
        assertThat(duty.nextOpening(at("2026-01-05T09:00:00Z"))).contains(at("2026-01-05T10:00:00Z"));
        assertThat(duty.nextOpening(at("2026-01-05T17:00:00Z"))).contains(at("2026-01-12T10:00:00Z"));
    }

    @Test
    void comesBackToThePersonasOwnWithoutASchedule() {
        assertThat(Duty.of(WEEKDAYS).under(MONDAYS_FROM_TEN).under(Schedule.ALWAYS))
                .isEqualTo(Duty.of(WEEKDAYS));
        assertThat(Duty.ALWAYS.under(WEEKDAYS).nextOpening(at("2026-01-03T12:00:00Z")))
                .contains(at("2026-01-05T08:00:00Z"));
    }

    @Test
    void givesUpOnSchedulesThatAreNeverOpenTogether() {
        assertThat(new Duty(WEEKDAYS, WEEKENDS).nextOpening(at("2026-01-05T09:00:00Z")))
                .isEmpty();
        assertThat(new Duty(WEEKENDS, WEEKDAYS).nextOpening(at("2026-01-05T07:00:00Z")))
                .isEmpty();
    }

    @Test
    void hasNoNextOpeningAfterTheLastOne() {
        Schedule once = ASchedule.of("2026-01-05T08:00", "2026-01-05T09:00", "UTC", "");
        assertThat(new Duty(once, WEEKDAYS).nextOpening(at("2026-01-05T09:00:00Z")))
                .isEmpty();
    }
}
