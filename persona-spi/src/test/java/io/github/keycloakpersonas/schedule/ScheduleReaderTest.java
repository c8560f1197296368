package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleReaderTest {

    private static final String START = "2026-01-05T08:00:00";
    private static final String END = "2026-01-05T16:00:00";

    private static List<String> faults(Object value) {
        return ScheduleReader.read(value).faults().stream()
                .map(fault -> fault.member() + " " + fault.message())
                .toList();
    }

    private static List<String> faultsOfRule(String rule) {
        return faults(List.of(ASchedule.window(START, END, "Europe/Berlin", rule)));
    }

    @Test
    void readsNoWindowsAsNoSchedule() {
        assertThat(ScheduleReader.read(List.of()).schedule()).isSameAs(Schedule.ALWAYS);
        assertThat(faults(List.of())).isEmpty();
    }

    @Test
    void readsAWholeWindow() {
        Schedule schedule = ASchedule.of("2026-01-05T08:00", END, "Europe/Berlin", "FREQ=DAILY", "2026-01-07T08:00:00");
        assertThat(schedule.windows()).singleElement().satisfies(window -> {
            assertThat(window.start()).hasToString("2026-01-05T08:00");
            assertThat(window.zone()).hasToString("Europe/Berlin");
            assertThat(window.rule()).isEqualTo("FREQ=DAILY");
            assertThat(window.exceptions()).singleElement().hasToString("2026-01-07T08:00");
        });
    }

    @Test
    void refusesWhatIsNoList() {
        assertThat(faults("always")).containsExactly(" must be a list of at most 10 windows");
        assertThat(faults(Collections.nCopies(11, ASchedule.window(START, END, "UTC", ""))))
                .containsExactly(" must be a list of at most 10 windows");
        assertThat(faults(List.of("x"))).containsExactly("[0] must be an object with start, end and time_zone");
    }

    @Test
    void namesEveryMemberAtFault() {
        assertThat(faults(List.of(Map.of("start", 5L, "end", "tomorrow", "zone", "UTC", "rrule", 1L, "exdate", "x"))))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactly("[0]", "[0].start", "[0].end", "[0].time_zone");
        Map<String, Object> second = ASchedule.window(START, END, "UTC", "");
        second.put("rrule", 1L);
        second.put("exdate", "x");
        assertThat(faults(List.of(ASchedule.window(START, END, "UTC", ""), second)))
                .containsExactly("[1].rrule must be a string", "[1].exdate must be a list of at most 50 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T08:00:00Z",
                "2026-01-05T08:00:00+01:00",
                "2026-01-05T08:00:00.5",
                "20260105T080000",
                "2026-02-30T08:00:00",
                "2026-01-05T24:00:00",
                "1999-12-31T08:00:00",
                "2200-01-01T08:00:00",
                "2026-01-05"
            })
    void refusesTimesThatAreNotLocal(String time) {
        assertThat(faults(List.of(ASchedule.window(time, "2199-12-31T00:00", "UTC", ""))))
                .containsExactly("[0].start must be a local time between the years 2000 and 2199,"
                        + " such as 2026-11-30T08:00:00; time_zone says where it is that time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "Z", "Mars/Olympus", "CEST", ""})
    void refusesZonesThatAreNotOfIana(String zone) {
        assertThat(faults(List.of(ASchedule.window(START, END, zone, ""))))
                .containsExactly("[0].time_zone must be the name of a time zone of IANA, such as Europe/Berlin");
    }

    @Test
    void refusesWindowsThatAreNotOpenOrTooLong() {
        assertThat(faults(List.of(ASchedule.window(START, START, "UTC", ""))))
                .containsExactly("[0].end must be after start");
        assertThat(faults(List.of(ASchedule.window(START, "2026-02-05T08:00:01", "UTC", "FREQ=YEARLY"))))
                .containsExactly("[0].end must be at most 31 days after start where the window comes again");
        assertThat(faults(List.of(ASchedule.window(START, "2027-02-05T08:00:00", "UTC", ""))))
                .isEmpty();
    }

    @Test
    void refusesExceptionsOfNothing() {
        assertThat(faults(List.of(ASchedule.window(START, END, "UTC", "", START))))
                .containsExactly("[0].exdate must be empty without rrule: a window that opens once has no exceptions");
        assertThat(faults(List.of(
                        ASchedule.window(START, END, "UTC", "FREQ=DAILY", "2026-01-06T09:00:00", "2026-01-06"))))
                .containsExactly(
                        "[0].exdate[0] must have the time of day of start, because it names the opening that is left out",
                        "[0].exdate[1] must be a local time between the years 2000 and 2199,"
                                + " such as 2026-11-30T08:00:00; time_zone says where it is that time");
    }

    @Test
    void refusesMoreThanFitsIntoTheDatabase() {
        String[] exceptions = IntStream.rangeClosed(1, 50)
                .mapToObj(day -> "20" + (26 + day) + "-01-05T08:00:00")
                .toArray(String[]::new);
        Map<String, Object> window = ASchedule.window(START, END, "UTC", "FREQ=DAILY", exceptions);
        assertThat(faults(List.of(window))).isEmpty();
        assertThat(faults(List.of(window, window)))
                .containsExactly(" is too long: it must take at most 2000 characters."
                        + " Write fewer windows, or rules instead of exceptions");
    }

    /** The fifth of January 2026 is a Monday. */
    @Nested
    class Rules {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "FREQ=DAILY",
                    "FREQ=DAILY;INTERVAL=1000;COUNT=1000",
                    "FREQ=WEEKLY;BYDAY=MO,TU;WKST=SU;INTERVAL=2",
                    "FREQ=MONTHLY;BYDAY=1MO",
                    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
                    "FREQ=MONTHLY;BYMONTHDAY=5,-1",
                    "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5",
                    "FREQ=YEARLY;BYDAY=1MO",
                    "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO",
                    "FREQ=YEARLY;BYYEARDAY=5",
                    "FREQ=DAILY;INTERVAL=1;BYDAY=MO",
                    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=1MO",
                    "FREQ=DAILY;UNTIL=20261231T230000Z"
                })
        void arePermitted(String rule) {
            assertThat(faultsOfRule(rule)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "FREQ=HOURLY, FREQ=DAILY",
            "FREQ=SECONDLY, FREQ=DAILY",
            "COUNT=5, FREQ=DAILY",
            "FREQ=DAILY;BYHOUR=9, one window for each time of day",
            "FREQ=DAILY;FOO=1, which RFC 5545 does not know",
            "FREQ=DAILY;FREQ=WEEKLY, only once",
            "FREQ=DAILY;INTERVAL=0, between 1 and 1000",
            "FREQ=DAILY;INTERVAL=1001, between 1 and 1000",
            "FREQ=DAILY;COUNT=99999999999, between 1 and 1000",
            "FREQ=DAILY;COUNT=-1, between 1 and 1000",
            "FREQ=DAILY;UNTIL=20261231, in UTC",
            "FREQ=DAILY;UNTIL=20261231T230000, in UTC",
            "FREQ=DAILY;UNTIL=20260230T230000Z, in UTC",
            "FREQ=DAILY;UNTIL=20260103T080000Z, after start",
            "FREQ=DAILY;COUNT=2;UNTIL=20261231T230000Z, not both",
            "FREQ=YEARLY;BYMONTHDAY=5, must have BYMONTH",
            "FREQ=DAILY;BYSETPOS=1, what BYSETPOS chooses from",
            "FREQ=YEARLY;BYYEARDAY=367, that RFC 5545 permits",
            "FREQ=DAILY;BYYEARDAY=5, only with FREQ=YEARLY",
            "FREQ=YEARLY;BYYEARDAY=5;BYMONTH=1, only with FREQ=YEARLY",
            "FREQ=YEARLY;BYWEEKNO=2, write FREQ=WEEKLY",
            "FREQ=DAILY;INTERVAL=2;BYDAY=MO, must not have INTERVAL",
            "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1, must not have INTERVAL",
            "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1;BYDAY=1MO, must not have INTERVAL",
            "'FREQ=MONTHLY;BYDAY=9MO', up to 5 in a month",
            "'FREQ=YEARLY;BYDAY=54MO', up to 53 in a year",
            "'FREQ=WEEKLY;BYDAY=1MO', only where there are so many",
            "'FREQ=WEEKLY;BYMONTHDAY=5', that RFC 5545 permits",
            "freq=daily, must be a recurrence rule",
            "FREQ=DAILY;, must be a recurrence rule",
            "RRULE:FREQ=DAILY, must be a recurrence rule",
            "'FREQ=WEEKLY;BYDAY=TU', must begin at start",
            "'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', this one gives none"
        })
        void areRefused(String rule, String why) {
            assertThat(faultsOfRule(rule))
                    .singleElement()
                    .asString()
                    .startsWith("[0].rrule must")
                    .contains(why);
        }

        @Test
        void ofMoreThanTwoHundredCharactersAreNotRead() {
            assertThat(faultsOfRule("FREQ=MONTHLY;BYMONTHDAY=" + "5,".repeat(100) + "5"))
                    .containsExactly("[0].rrule must be a recurrence rule of RFC 5545 of at most 200 characters,"
                            + " such as FREQ=WEEKLY;BYDAY=MO,TU");
        }

        @Test
        void thatBeginLaterSayWhen() {
            assertThat(faultsOfRule("FREQ=WEEKLY;BYDAY=TU"))
                    .containsExactly("[0].rrule must begin at start, but gives 2026-01-06T08:00:00 as its first day:"
                            + " let start be a day of the rule");
        }
    }
}
