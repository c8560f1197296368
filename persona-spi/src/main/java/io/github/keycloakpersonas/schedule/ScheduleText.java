package io.github.keycloakpersonas.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A schedule as one short text, the same for equal schedules: windows with a space between them, and of each window start, end, time zone, rule
 * and exceptions with a bar between them. None of these contains either.
 */
public final class ScheduleText {

    /** The greatest length of a text. */
    public static final int LONGEST = 2000;

    /** Times of the clock on the wall, always with seconds. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ScheduleText() {}

    /** The text of a schedule; empty for one that says nothing. */
    public static String of(Schedule schedule) {
        return schedule.windows().stream().map(ScheduleText::of).collect(Collectors.joining(" "));
    }

    /**
     * The schedule of a text that {@link #of(Schedule)} has written.
     *
     * @throws RuntimeException if it has not
     */
    public static Schedule read(String text) {
        return Schedule.of(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(" ", -1))
                                .map(ScheduleText::window)
                                .toList());
    }

    private static String of(DutyWindow window) {
        return String.join(
                "|",
                time(window.start()),
                time(window.end()),
                window.zone().getId(),
                window.rule() == null ? "" : window.rule(),
                window.exceptions().stream().map(ScheduleText::time).collect(Collectors.joining(",")));
    }

    /** A time of the clock on the wall, as it is written. */
    public static String time(LocalDateTime time) {
        return TIME.format(time);
    }

    private static DutyWindow window(String text) {
        String[] parts = text.split("\\|", -1);
        return new DutyWindow(
                LocalDateTime.parse(parts[0], TIME),
                LocalDateTime.parse(parts[1], TIME),
                ZoneId.of(parts[2]),
                parts[3].isEmpty() ? null : parts[3],
                parts[4].isEmpty()
                        ? List.of()
                        : Arrays.stream(parts[4].split(",", -1))
                                .map(time -> LocalDateTime.parse(time, TIME))
                                .toList());
    }
}
