package io.github.keycloakpersonas.files;

import biweekly.property.RecurrenceRule;
import biweekly.util.ByDay;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A recurrence rule as the API reads it, which ends in UTC. */
final class RuleText {

    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private RuleText() {}

    /**
     * The text of a rule.
     *
     * @param zone where a day ends, if that is how the rule ends
     */
    static String of(RecurrenceRule property, ZoneId zone) {
        Recurrence rule = property.getValue();
        if (rule == null || rule.getFrequency() == null) {
            return "";
        }
        List<String> parts =
                new ArrayList<>(List.of("FREQ=" + rule.getFrequency().name()));
        if (rule.getInterval() != null && rule.getInterval() != 1) {
            parts.add("INTERVAL=" + rule.getInterval());
        }
        if (rule.getCount() != null) {
            parts.add("COUNT=" + rule.getCount());
        }
        if (rule.getUntil() != null) {
            parts.add("UNTIL=" + end(rule.getUntil(), zone));
        }
        add(parts, "BYMONTH", rule.getByMonth());
        add(parts, "BYWEEKNO", rule.getByWeekNo());
        add(parts, "BYYEARDAY", rule.getByYearDay());
        add(parts, "BYMONTHDAY", rule.getByMonthDay());
        add(parts, "BYDAY", rule.getByDay().stream().map(RuleText::weekday).toList());
        add(parts, "BYHOUR", rule.getByHour());
        add(parts, "BYMINUTE", rule.getByMinute());
        add(parts, "BYSECOND", rule.getBySecond());
        add(parts, "BYSETPOS", rule.getBySetPos());
        if (rule.getWorkweekStarts() != null) {
            parts.add("WKST=" + rule.getWorkweekStarts().getAbbr());
        }
        return String.join(";", parts);
    }

    private static void add(List<String> parts, String name, List<?> values) {
        if (!values.isEmpty()) {
            parts.add(name + "=" + values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private static String weekday(ByDay day) {
        return (day.getNum() == null ? "" : day.getNum()) + day.getDay().getAbbr();
    }

    private static String end(ICalDate until, ZoneId zone) {
        Instant end = until.hasTime()
                ? until.toInstant()
                : LocalDateTime.of(
                                until.getRawComponents().getYear(),
                                until.getRawComponents().getMonth(),
                                until.getRawComponents().getDate(),
                                23,
                                59,
                                59)
                        .atZone(zone)
                        .toInstant();
        return END.format(LocalDateTime.ofInstant(end, ZoneOffset.UTC));
    }
}
