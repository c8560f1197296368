package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes the bounds and is as expensive as possible. */
class HostileScheduleTest {

    /** For a hundred evaluations on a slow machine; unbounded ones take minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static List<Map<String, Object>> windows() {
        String[] exceptions = IntStream.rangeClosed(1, 50)
                .mapToObj(day -> "2026-0" + (day <= 30 ? 6 : 7) + "-"
                        + (100 + (day <= 30 ? day : day - 30) + "").substring(1) + "T00:00:00")
                .toArray(String[]::new);
        return List.of(
                ASchedule.window("2000-01-01T00:00", "2000-01-31T00:00", "Europe/Berlin", "FREQ=DAILY"),
                ASchedule.window("2000-01-01T00:00", "2000-01-01T00:00:01", "Europe/Berlin", "FREQ=DAILY"),
                ASchedule.window("2000-02-29T00:00", "2000-02-29T01:00", "UTC", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29"),
                ASchedule.window(
                        "2000-02-29T00:00", "2000-02-29T01:00", "UTC", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU"),
                ASchedule.window(
                        "2000-02-29T00:00",
                        "2000-02-29T01:00",
                        "UTC",
                        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU"),
                ASchedule.window(
                        "2000-01-03T00:00",
                        "2000-01-03T01:00",
                        "UTC",
                        "FREQ=WEEKLY;INTERVAL=1000;COUNT=1000;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
                ASchedule.window("2000-01-01T00:00", "2000-01-01T01:00", "UTC", "FREQ=DAILY", exceptions));
    }

    private static Duration evaluations(Schedule schedule) {
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            Instant instant = Instant.parse("2026-05-31T12:00:00Z").plusSeconds(i * 86_400L);
            Standing standing = schedule.look(instant);
            assertThat(standing.until()).isAfter(instant);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void isEvaluatedInBoundedTime(Map<String, Object> window) {
        assertThat(evaluations(ASchedule.of(window))).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("windows")
    @SuppressWarnings({"rawtypes", "unchecked"})
    void isSoTenTimesOver(Map<String, Object> window) {
        if (!window.containsKey("exdate")) {
            Map<String, Object>[] windows = Collections.nCopies(10, window).toArray(Map[]::new);
            assertThat(evaluations(ASchedule.of(windows))).isLessThan(PATIENCE);
        }
    }
}
