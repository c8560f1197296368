package io.github.keycloakpersonas.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;

/**
 * A time zone as iCalendar has it (RFC 5545 section 3.6.5): each change of the clock that the time zone data has, and the rules by which clocks are
 * changed after that.
 */
final class ZoneText {

    /** For changes that no rule of iCalendar says, such as one on the eve of a day. */
    private static final int YEARS_WITHOUT_RULE = 30;

    private final IcsLines lines;
    private final ZoneRules rules;

    private ZoneText(IcsLines lines, ZoneRules rules) {
        this.lines = lines;
        this.rules = rules;
    }

    /**
     * Adds a time zone.
     *
     * @param earliest the first instant that it is needed for
     */
    static void add(IcsLines lines, ZoneId zone, Instant earliest) {
        lines.add("BEGIN:VTIMEZONE").add("TZID:" + zone.getId());
        new ZoneText(lines, zone.getRules()).add(earliest);
        lines.add("END:VTIMEZONE");
    }

    private void add(Instant earliest) {
        ZoneOffsetTransition before = rules.previousTransition(earliest.plusMillis(1));
        if (before == null) {
            observance(LocalDateTime.of(1970, 1, 1, 0, 0), rules.getOffset(earliest), earliest, "");
        } else {
            transition(before, "");
        }
        Instant last = rules.getTransitions().isEmpty()
                ? earliest
                : rules.getTransitions().get(rules.getTransitions().size() - 1).getInstant();
        for (ZoneOffsetTransition next = rules.nextTransition(earliest);
                next != null && !next.getInstant().isAfter(last);
                next = rules.nextTransition(next.getInstant())) {
            transition(next, "");
        }
        Instant listed = last.isAfter(earliest) ? last : earliest;
        rules.getTransitionRules().forEach(rule -> repeated(rule, listed));
    }

    /** Changes of the clock that come each year, from the first one after an instant. */
    private void repeated(ZoneOffsetTransitionRule rule, Instant after) {
        int year = after.atOffset(ZoneOffset.UTC).getYear();
        ZoneOffsetTransition first = rule.createTransition(year);
        if (!first.getInstant().isAfter(after)) {
            first = rule.createTransition(++year);
        }
        Optional<String> repetition = repetition(rule, first);
        transition(first, repetition.map(text -> "RRULE:FREQ=YEARLY;" + text).orElse(""));
        for (int more = 1; repetition.isEmpty() && more < YEARS_WITHOUT_RULE; more++) {
            transition(rule.createTransition(year + more), "");
        }
    }

    /** The rule of iCalendar; empty if there is none, or if the clock is changed on another day than the rule says. */
    private static Optional<String> repetition(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
        int day = rule.getDayOfMonthIndicator();
        YearMonth month = YearMonth.of(first.getDateTimeBefore().getYear(), rule.getMonth());
        LocalDate said = month.atDay(day > 0 ? day : month.lengthOfMonth() + 1 + day);
        String ofMonth = "BYMONTH=" + rule.getMonth().getValue() + ";";
        if (rule.getDayOfWeek() != null) {
            said = said.with(
                    day > 0
                            ? TemporalAdjusters.nextOrSame(rule.getDayOfWeek())
                            : TemporalAdjusters.previousOrSame(rule.getDayOfWeek()));
        }
        if (!said.equals(first.getDateTimeBefore().toLocalDate()) || day < -1) {
            return Optional.empty();
        }
        if (rule.getDayOfWeek() == null) {
            return Optional.of(ofMonth + "BYMONTHDAY=" + day);
        }
        String weekday = rule.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
        // Java writes the last Sunday of a month with 31 days as the first one from the 25th on.
        boolean isLast = day < 0 || day + 6 == month.lengthOfMonth();
        if (isLast || day % 7 == 1) {
            return Optional.of(ofMonth + "BYDAY=" + (isLast ? -1 : day / 7 + 1) + weekday);
        }
        StringBuilder days = new StringBuilder().append(day);
        for (int next = 1; next < 7; next++) {
            days.append(',').append(day + next);
        }
        return Optional.of(ofMonth + "BYMONTHDAY=" + days + ";BYDAY=" + weekday);
    }

    private void transition(ZoneOffsetTransition change, String repetition) {
        observance(change.getDateTimeBefore(), change.getOffsetBefore(), change.getInstant(), repetition);
    }

    private void observance(LocalDateTime start, ZoneOffset before, Instant from, String repetition) {
        String kind = rules.isDaylightSavings(from) ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN:" + kind)
                .add("DTSTART:" + IcsLines.local(start))
                .add("TZOFFSETFROM:" + offset(before))
                .add("TZOFFSETTO:" + offset(rules.getOffset(from)));
        if (!repetition.isEmpty()) {
            lines.add(repetition);
        }
        lines.add("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
