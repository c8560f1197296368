package io.github.keycloakpersonas.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/**
 * Checks a recurrence rule before anything is made of it: it is bounded, says nothing that programs read in different ways, and begins where its
 * window begins.
 */
final class RuleCheck {

    static final int LONGEST = 200;

    /** One part of a rule, such as {@code FREQ=DAILY}. */
    private static final Pattern PART = Pattern.compile("[A-Z]+=[A-Z0-9+,-]+");

    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private static final Set<String> TIMES_OF_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

    private static final Set<String> DAYS = Set.of("BYMONTH", "BYYEARDAY", "BYMONTHDAY", "BYDAY");

    private static final Set<String> OTHERS = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYSETPOS", "WKST");

    /** Up to a thousand. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}|1000");

    /** A weekday, in a month the first to the fifth or last of them, in a year the first to the 53rd. */
    private static final String WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)";

    private static final Pattern WEEKDAYS = list(WEEKDAY);
    private static final Pattern WEEKDAYS_OF_A_MONTH = list("([+-]?[1-5])?" + WEEKDAY);
    private static final Pattern WEEKDAYS_OF_A_YEAR = list("([+-]?([1-9]|[1-4][0-9]|5[0-3]))?" + WEEKDAY);

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final LocalDateTime start;

    private RuleCheck(LocalDateTime start) {
        this.start = start;
    }

    private static Pattern list(String entry) {
        return Pattern.compile(entry + "(," + entry + ")*");
    }

    /** What is wrong with a rule; empty if nothing is. */
    static Optional<String> fault(String rule, LocalDateTime start) {
        if (rule.length() > LONGEST
                || !Rule.parts(rule).allMatch(part -> PART.matcher(part).matches())) {
            return Optional.of("must be a recurrence rule of RFC 5545 of at most " + LONGEST
                    + " characters, such as FREQ=WEEKLY;BYDAY=MO,TU");
        }
        RuleCheck check = new RuleCheck(start);
        for (String part : Rule.parts(rule).toList()) {
            String name = part.substring(0, part.indexOf('='));
            if (check.parts.put(name, part.substring(name.length() + 1)) != null) {
                return Optional.of("must have " + name + " only once");
            }
        }
        return Stream.<Optional<String>>of(check.names(), check.numbers(), check.end(), check.days())
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> check.occurrences(rule));
    }

    private Optional<String> names() {
        for (String name : parts.keySet()) {
            if (TIMES_OF_DAY.contains(name)) {
                return Optional.of("must not have " + name
                        + ": the time of day is that of start, so write one window for each time of day");
            }
            if (name.equals("BYWEEKNO")) {
                return Optional.of(
                        "must not have BYWEEKNO, because programs count the weeks of a year in different ways:"
                                + " write FREQ=WEEKLY, with INTERVAL where it is not every week");
            }
            if (!DAYS.contains(name) && !OTHERS.contains(name)) {
                return Optional.of("must not have " + name + ", which RFC 5545 does not know");
            }
        }
        return fault(
                !FREQUENCIES.contains(parts.getOrDefault("FREQ", "")),
                "must have FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY");
    }

    private Optional<String> numbers() {
        return Stream.of("INTERVAL", "COUNT")
                .filter(name -> !NUMBER.matcher(parts.getOrDefault(name, "1")).matches())
                .map(name -> "must have " + name + " between 1 and 1000")
                .findFirst();
    }

    private Optional<String> end() {
        String until = parts.get("UNTIL");
        if (until == null) {
            return Optional.empty();
        }
        if (parts.containsKey("COUNT")) {
            return Optional.of("must have COUNT or UNTIL, not both");
        }
        try {
            LocalDateTime end = LocalDateTime.parse(until, Rule.END);
            // No time zone is a day away from UTC.
            return fault(end.plusDays(1).isBefore(start), "must have UNTIL after start");
        } catch (DateTimeParseException e) {
            return Optional.of("must have UNTIL in UTC, such as UNTIL=20271231T225959Z, because start has a time zone");
        }
    }

    /** What RFC 5545 forbids and the library lets pass, and what programs read in different ways. */
    private Optional<String> days() {
        boolean monthly = "MONTHLY".equals(parts.get("FREQ"));
        boolean yearly = "YEARLY".equals(parts.get("FREQ"));
        if (yearly && parts.containsKey("BYMONTHDAY") && !parts.containsKey("BYMONTH")) {
            return Optional.of(
                    "must have BYMONTH with FREQ=YEARLY and BYMONTHDAY, because some programs take that day of each month,"
                            + " others of one; for each month write FREQ=MONTHLY");
        }
        if (parts.containsKey("BYSETPOS") && DAYS.stream().noneMatch(parts::containsKey)) {
            return Optional.of("must have what BYSETPOS chooses from, such as BYDAY");
        }
        if (parts.containsKey("BYYEARDAY")
                && (!yearly || Stream.of("BYMONTH", "BYMONTHDAY", "BYSETPOS").anyMatch(parts::containsKey))) {
            return Optional.of("must have BYYEARDAY only with FREQ=YEARLY and without other days than BYDAY,"
                    + " because programs disagree about the rest");
        }
        if (!"1".equals(parts.getOrDefault("INTERVAL", "1")) && leavesOut(yearly)) {
            return Optional.of("must not have INTERVAL beside a part that leaves out some of the days that it counts,"
                    + " because programs count them in different ways: leave out INTERVAL, or that part");
        }
        boolean ofMonth = monthly || (yearly && parts.containsKey("BYMONTH"));
        boolean ofYear = yearly && !ofMonth && !parts.containsKey("BYYEARDAY");
        Pattern permitted = ofMonth ? WEEKDAYS_OF_A_MONTH : ofYear ? WEEKDAYS_OF_A_YEAR : WEEKDAYS;
        return fault(
                !permitted.matcher(parts.getOrDefault("BYDAY", "MO")).matches(),
                "must have in BYDAY weekdays such as MO,TU; with a number such as 2MO or -1FR only where there are so many of them:"
                        + " up to 5 in a month, up to 53 in a year");
    }

    /** Whether a part leaves out days of those that INTERVAL counts, in place of saying which day of a week, a month or a year it is. */
    private boolean leavesOut(boolean yearly) {
        return "DAILY".equals(parts.get("FREQ"))
                ? DAYS.stream().anyMatch(parts::containsKey)
                : !yearly && parts.containsKey("BYMONTH");
    }

    /** A window that is not what its rule says is read in different ways too, and one that never comes again is no rule. */
    private Optional<String> occurrences(String rule) {
        LocalDateTime first;
        try {
            first = Rule.of(rule).from(start, start).next();
        } catch (InvalidRecurrenceRuleException e) {
            return Optional.of(
                    "must be a rule that RFC 5545 permits: a part has a value or stands beside a part that it does not permit");
        }
        if (first.equals(LocalDateTime.MAX)) {
            return Optional.of("must be a rule that gives a day: this one gives none");
        }
        return fault(
                !first.equals(start),
                "must begin at start, but gives " + ScheduleText.time(first)
                        + " as its first day: let start be a day of the rule");
    }

    private static Optional<String> fault(boolean isOne, String message) {
        return isOne ? Optional.of(message) : Optional.empty();
    }
}
