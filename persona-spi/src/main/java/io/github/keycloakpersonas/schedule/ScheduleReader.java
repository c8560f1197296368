package io.github.keycloakpersonas.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule that somebody has written, strictly, and says of every fault what to do about it. What it accepts is cheap to evaluate.
 */
public final class ScheduleReader {

    /** The most windows of a schedule. */
    public static final int MOST_WINDOWS = 10;

    /** The most exceptions of a window. */
    public static final int MOST_EXCEPTIONS = 50;

    /** The longest window that comes again. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(31);

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private static final Set<String> MEMBERS = Set.of("start", "end", "time_zone", "rrule", "exdate");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final int TIME_LENGTH = 19;

    private final List<ScheduleFault> faults = new ArrayList<>();

    private ScheduleReader() {}

    /**
     * What was read.
     *
     * @param schedule the schedule; one that says nothing if there are faults
     * @param faults what is wrong; empty if nothing is
     */
    public record Outcome(Schedule schedule, List<ScheduleFault> faults) {

        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads a schedule.
     *
     * @param value plain values: a list of maps of strings and lists of strings. An empty list is the schedule that says nothing
     */
    public static Outcome read(Object value) {
        ScheduleReader reader = new ScheduleReader();
        Schedule schedule = reader.schedule(value);
        return new Outcome(reader.faults.isEmpty() ? schedule : Schedule.ALWAYS, reader.faults);
    }

    private Schedule schedule(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_WINDOWS) {
            fault("", "must be a list of at most " + MOST_WINDOWS + " windows");
            return Schedule.ALWAYS;
        }
        List<DutyWindow> windows = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            DutyWindow window = window("[" + i + "]", list.get(i));
            if (window != null) {
                windows.add(window);
            }
        }
        Schedule schedule = Schedule.of(windows);
        if (ScheduleText.of(schedule).length() > ScheduleText.LONGEST) {
            fault(
                    "",
                    "is too long: it must take at most " + ScheduleText.LONGEST
                            + " characters. Write fewer windows, or rules instead of exceptions");
        }
        return schedule;
    }

    private @Nullable DutyWindow window(String at, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            fault(at, "must be an object with start, end and time_zone");
            return null;
        }
        members.keySet().stream()
                .filter(name -> !(name instanceof String text && MEMBERS.contains(text)))
                .findFirst()
                .ifPresent(
                        name -> fault(at, "must have no other members than start, end, time_zone, rrule and exdate"));
        LocalDateTime start = time(at + ".start", members.get("start"));
        LocalDateTime end = time(at + ".end", members.get("end"));
        ZoneId zone = zone(at + ".time_zone", members.get("time_zone"));
        String rule = start == null ? null : rule(at + ".rrule", members.get("rrule"), start);
        if (start == null || end == null || zone == null) {
            return null;
        }
        if (!end.isAfter(start)) {
            fault(at + ".end", "must be after start");
        } else if (rule != null && end.isAfter(start.plus(LONGEST_WINDOW))) {
            fault(
                    at + ".end",
                    "must be at most " + LONGEST_WINDOW.toDays() + " days after start where the window comes again");
        }
        return new DutyWindow(start, end, zone, rule, exceptions(at + ".exdate", members.get("exdate"), start, rule));
    }

    private @Nullable LocalDateTime time(String member, @Nullable Object value) {
        if (value instanceof String text && text.length() <= TIME_LENGTH) {
            try {
                LocalDateTime time = LocalDateTime.parse(text, TIME);
                if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // Is reported like a time of another century.
            }
        }
        fault(
                member,
                "must be a local time between the years " + FIRST_YEAR + " and " + LAST_YEAR
                        + ", such as 2026-11-30T08:00:00; time_zone says where it is that time");
        return null;
    }

    private @Nullable ZoneId zone(String member, @Nullable Object value) {
        if (value instanceof String name
                && ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        fault(member, "must be the name of a time zone of IANA, such as Europe/Berlin");
        return null;
    }

    private @Nullable String rule(String member, @Nullable Object value, LocalDateTime start) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String rule)) {
            fault(member, "must be a string");
            return null;
        }
        RuleCheck.fault(rule, start).ifPresent(fault -> fault(member, fault));
        return rule;
    }

    private List<LocalDateTime> exceptions(
            String member, @Nullable Object value, LocalDateTime start, @Nullable String rule) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > MOST_EXCEPTIONS) {
            fault(member, "must be a list of at most " + MOST_EXCEPTIONS + " times");
            return List.of();
        }
        if (rule == null && !list.isEmpty()) {
            fault(member, "must be empty without rrule: a window that opens once has no exceptions");
        }
        List<LocalDateTime> exceptions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = member + "[" + i + "]";
            LocalDateTime time = time(at, list.get(i));
            if (time != null && !time.toLocalTime().equals(start.toLocalTime())) {
                fault(at, "must have the time of day of start, because it names the opening that is left out");
            }
            if (time != null) {
                exceptions.add(time);
            }
        }
        return exceptions;
    }

    private void fault(String member, String message) {
        faults.add(new ScheduleFault(member, message));
    }
}
