package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Optional<String> nextOpening(Schedule schedule, String time) {
        return schedule.nextOpening(at(time)).map(Instant::toString);
    }

    private static Optional<String> activeUntil(Schedule schedule, String time) {
        return schedule.activeUntil(at(time)).map(Instant::toString);
    }

    @Test
    void isAlwaysOpenWithoutWindows() {
        assertThat(Schedule.of(List.of())).isSameAs(Schedule.ALWAYS);
        assertThat(Schedule.ALWAYS.openAt(Instant.MIN)).isTrue();
        assertThat(Schedule.ALWAYS.activeUntil(Instant.EPOCH)).isEmpty();
        assertThat(Schedule.ALWAYS.nextOpening(Instant.EPOCH)).isEmpty();
        assertThat(Schedule.ALWAYS).hasToString("");
    }

    @Test
    void isOpenFromTheFirstInstantOfAWindowToItsEnd() {
        Schedule once = ASchedule.of("2026-11-30T08:00", "2026-11-30T16:00:00", "Europe/Berlin", "");
        assertThat(once.openAt(at("2026-11-30T06:59:59.999Z"))).isFalse();
        assertThat(once.openAt(at("2026-11-30T07:00:00Z"))).isTrue();
        assertThat(once.openAt(at("2026-11-30T14:59:59.999Z"))).isTrue();
        assertThat(once.openAt(at("2026-11-30T15:00:00Z"))).isFalse();
        assertThat(nextOpening(once, "2020-01-01T00:00:00Z")).contains("2026-11-30T07:00:00Z");
        assertThat(nextOpening(once, "2026-11-30T08:00:00Z")).isEmpty();
        assertThat(nextOpening(once, "2026-11-30T15:00:00Z")).isEmpty();
        assertThat(activeUntil(once, "2026-11-30T08:00:00Z")).contains("2026-11-30T15:00:00Z");
        assertThat(activeUntil(once, "2026-11-30T15:00:00Z")).isEmpty();
    }

    @Test
    void saysTheSameWhateverItWasAskedBefore() {
        Schedule mondays = ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "UTC", "FREQ=WEEKLY");
        for (String time : List.of("2026-02-02T09:00:00Z", "2026-01-26T09:00:00Z", "2026-02-02T09:00:00Z")) {
            assertThat(mondays.openAt(at(time))).isTrue();
            assertThat(mondays.openAt(at(time).plusSeconds(86_400))).isFalse();
        }
        assertThat(mondays.openAt(at("2025-12-29T09:00:00Z"))).isFalse();
    }

    @Test
    void leavesExceptionsOut() {
        Schedule daily = ASchedule.of(
                "2026-12-21T08:00", "2026-12-21T16:00", "UTC", "FREQ=DAILY", "2026-12-26T08:00", "2026-12-25T08:00");
        assertThat(nextOpening(daily, "2026-12-24T16:00:00Z")).contains("2026-12-27T08:00:00Z");
        assertThat(daily.openAt(at("2026-12-25T09:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"FREQ=DAILY;COUNT=3, 2026-01-08T08:00:00Z", "FREQ=DAILY;UNTIL=20260107T070000Z, 2026-01-07T07:00:00Z"})
    void endsWithItsRule(String rule, String end) {
        Schedule schedule = ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "Europe/Berlin", rule);
        assertThat(schedule.openAt(at("2026-01-07T07:00:00Z"))).isTrue();
        assertThat(nextOpening(schedule, "2026-01-07T15:00:00Z")).isEmpty();
        assertThat(schedule.openAt(at(end).plusSeconds(86_400))).isFalse();
    }

    @Test
    void endsBeforeAnOpeningThatIsLaterThanTheEndOfItsRule() {
        Schedule schedule =
                ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "UTC", "FREQ=DAILY;UNTIL=20260107T075959Z");
        assertThat(nextOpening(schedule, "2026-01-06T16:00:00Z")).isEmpty();
    }

    @Nested
    class Windows {

        @Test
        void thatFollowWithoutABreakAreOne() {
            Schedule shifts = ASchedule.of(
                    ASchedule.window("2026-01-05T08:00", "2026-01-05T12:00", "UTC", "FREQ=WEEKLY;BYDAY=MO"),
                    ASchedule.window("2026-01-05T12:00", "2026-01-05T16:00", "UTC", ""),
                    ASchedule.window("2026-01-05T17:00", "2026-01-05T18:00", "UTC", ""));
            assertThat(activeUntil(shifts, "2026-01-05T09:00:00Z")).contains("2026-01-05T16:00:00Z");
            assertThat(activeUntil(shifts, "2026-01-12T09:00:00Z")).contains("2026-01-12T12:00:00Z");
            assertThat(nextOpening(shifts, "2026-01-05T16:00:00Z")).contains("2026-01-05T17:00:00Z");
        }

        @Test
        void thatOverlapLastUntilTheLaterEnd() {
            Schedule both = ASchedule.of(
                    ASchedule.window("2026-01-05T08:00", "2026-01-05T20:00", "UTC", ""),
                    ASchedule.window("2026-01-05T09:00", "2026-01-05T10:00", "UTC", ""));
            assertThat(activeUntil(both, "2026-01-05T09:30:00Z")).contains("2026-01-05T20:00:00Z");
        }

        @Test
        void withoutAnyBreakAreOpenAndLookAgainLater() {
            Schedule always = ASchedule.of("2026-01-01T00:00", "2026-01-02T00:00", "Europe/Berlin", "FREQ=DAILY");
            Instant until = always.activeUntil(at("2026-06-01T00:00:00Z")).orElseThrow();
            assertThat(until).isAfter(at("2027-06-01T00:00:00Z"));
            assertThat(always.openAt(until)).isTrue();
        }

        @Test
        void areEachInTheirOwnZone() {
            Schedule offices = ASchedule.of(
                    ASchedule.window("2026-01-05T09:00", "2026-01-05T17:00", "Asia/Tokyo", "FREQ=DAILY"),
                    ASchedule.window("2026-01-05T09:00", "2026-01-05T17:00", "America/New_York", "FREQ=DAILY"));
            assertThat(offices.openAt(at("2026-01-06T00:00:00Z"))).isTrue();
            assertThat(nextOpening(offices, "2026-01-06T08:00:00Z")).contains("2026-01-06T14:00:00Z");
        }
    }

    /** In Berlin clocks go forward on 29 March 2026 at 02:00, and back on 25 October at 03:00. */
    @Nested
    class DaylightSaving {

        @ParameterizedTest
        @CsvSource({
            "2026-03-28T12:00:00Z, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
            "2026-06-01T12:00:00Z, 2026-06-01T20:00:00Z, 2026-06-02T04:00:00Z",
            "2026-10-24T12:00:00Z, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z"
        })
        void leavesANightItsHoursOnTheClock(String asked, String opens, String closes) {
            Schedule nights = ASchedule.of("2026-03-01T22:00", "2026-03-02T06:00", "Europe/Berlin", "FREQ=DAILY");
            assertThat(nextOpening(nights, asked)).contains(opens);
            assertThat(activeUntil(nights, opens)).contains(closes);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T01:45:00Z",
            "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T00:45:00Z"
        })
        void movesAWindowInTheHourThatIsSkippedAndOpensItOnceInTheOneThatComesTwice(
                String asked, String opens, String closes) {
            Schedule early = ASchedule.of("2026-03-01T02:30", "2026-03-01T02:45", "Europe/Berlin", "FREQ=DAILY");
            assertThat(nextOpening(early, asked)).contains(opens);
            assertThat(activeUntil(early, opens)).contains(closes);
            assertThat(nextOpening(early, closes)).get().asString().isGreaterThan(closes.substring(0, 10) + "T03");
        }

        @Test
        void leavesOutAWindowOfWhichNothingIsLeft() {
            Schedule early = ASchedule.of("2026-03-01T02:30", "2026-03-01T03:15", "Europe/Berlin", "FREQ=DAILY");
            assertThat(nextOpening(early, "2026-03-28T12:00:00Z")).contains("2026-03-30T00:30:00Z");
        }
    }

    @Nested
    class Days {

        @Test
        void areLeapDays() {
            Schedule leap =
                    ASchedule.of("2024-02-29T09:00", "2024-02-29T17:00", "UTC", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29");
            assertThat(nextOpening(leap, "2026-01-01T00:00:00Z")).contains("2028-02-29T09:00:00Z");
            assertThat(nextOpening(leap, "2096-03-01T00:00:00Z")).contains("2104-02-29T09:00:00Z");
        }

        @Test
        void areLastFridays() {
            Schedule fridays = ASchedule.of("2026-01-30T14:00", "2026-01-30T18:00", "UTC", "FREQ=MONTHLY;BYDAY=-1FR");
            assertThat(nextOpening(fridays, "2026-02-01T00:00:00Z")).contains("2026-02-27T14:00:00Z");
            assertThat(nextOpening(fridays, "2026-05-01T00:00:00Z")).contains("2026-05-29T14:00:00Z");
        }

        @Test
        void areInTwoYears() {
            Schedule eve = ASchedule.of(
                    "2026-12-31T18:00", "2027-01-01T06:00", "Europe/Berlin", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31");
            assertThat(activeUntil(eve, "2027-12-31T23:30:00Z")).contains("2028-01-01T05:00:00Z");
            assertThat(nextOpening(eve, "2028-01-01T05:00:00Z")).contains("2028-12-31T17:00:00Z");
        }

        @Test
        void areWhatSurroundingLongWindowsCover() {
            Schedule weeks = ASchedule.of("2026-01-05T00:00", "2026-01-19T00:00", "UTC", "FREQ=MONTHLY;BYDAY=1MO");
            assertThat(activeUntil(weeks, "2026-02-15T23:59:59Z")).contains("2026-02-16T00:00:00Z");
        }
    }

    /** What a zone's clocks did in the past stands for what they may do in the future. */
    @Nested
    class ZonesWhoseRulesChange {

        @ParameterizedTest
        @CsvSource({
            // Turkey has stayed at summer time since 2016.
            "Europe/Istanbul, 2015-01-14T20:00:00Z, 2015-01-15T07:00:00Z",
            "Europe/Istanbul, 2017-01-14T20:00:00Z, 2017-01-15T06:00:00Z",
            // North Korea went back by half an hour in 2015, and forward in 2018.
            "Asia/Pyongyang, 2016-01-14T12:00:00Z, 2016-01-15T00:30:00Z",
            "Asia/Pyongyang, 2019-01-14T12:00:00Z, 2019-01-15T00:00:00Z"
        })
        void opensByTheClockOfTheDay(String zone, String asked, String opens) {
            Schedule daily = ASchedule.of("2010-01-01T09:00", "2010-01-01T17:00", zone, "FREQ=DAILY");
            assertThat(nextOpening(daily, asked)).contains(opens);
        }

        @Test
        void opensOnceForADayThatWasSkipped() {
            Schedule daily = ASchedule.of("2011-12-01T10:00", "2011-12-01T11:00", "Pacific/Apia", "FREQ=DAILY");
            assertThat(nextOpening(daily, "2011-12-29T21:00:00Z")).contains("2011-12-30T20:00:00Z");
            assertThat(activeUntil(daily, "2011-12-30T20:00:00Z")).contains("2011-12-30T21:00:00Z");
            assertThat(nextOpening(daily, "2011-12-30T21:00:00Z")).contains("2011-12-31T20:00:00Z");
        }
    }

    @Test
    void equalsOneWithTheSameWindows() {
        Schedule one = ASchedule.of("2026-01-05T08:00", "2026-01-05T16:00", "UTC", "FREQ=DAILY", "2026-01-06T08:00");
        Schedule same =
                ASchedule.of("2026-01-05T08:00:00", "2026-01-05T16:00", "UTC", "FREQ=DAILY", "2026-01-06T08:00");
        one.openAt(Instant.EPOCH);
        assertThat(one)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(Schedule.ALWAYS)
                .isNotEqualTo("x");
        assertThat(ScheduleText.read(one.toString())).isEqualTo(one);
        assertThat(ScheduleText.read("")).isSameAs(Schedule.ALWAYS);
        assertThat(one).hasToString("2026-01-05T08:00:00|2026-01-05T16:00:00|UTC|FREQ=DAILY|2026-01-06T08:00:00");
    }
}
