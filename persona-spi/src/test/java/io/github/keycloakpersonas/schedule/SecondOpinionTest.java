package io.github.keycloakpersonas.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.junit.jupiter.api.Test;

/** Asks another library about thousands of rules, each from its first opening on. */
class SecondOpinionTest {

    private static final int RULES = 6000;
    private static final int OPENINGS = 25;
    private static final Duration LENGTH = Duration.ofHours(3);

    /** What is rarer than that, either library may give up on. */
    private static final Duration RARE = Duration.ofDays(12 * 365);

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final Random random = new Random(5545);

    @Test
    void isTheSameForThousandsOfRules() throws InvalidRecurrenceRuleException {
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            String rule = rule();
            LocalDateTime start = Rule.of(rule).from(base(), base()).next();
            if (!start.equals(LocalDateTime.MAX) && RuleCheck.fault(rule, start).isEmpty() && start.getYear() < 2060) {
                compare(rule, start).ifPresent(differences::add);
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(2500);
    }

    private static LocalDateTime base() {
        return LocalDateTime.parse("2023-11-15T09:30:00");
    }

    /** The first difference; empty if there is none. */
    private Optional<String> compare(String rule, LocalDateTime start) {
        Schedule schedule = Schedule.of(
                List.of(new DutyWindow(start, start.plus(LENGTH), ZoneOffset.UTC, rule, exceptions(start))));
        Instant closed = start.toInstant(ZoneOffset.UTC).minusSeconds(1);
        for (Instant expected : others(schedule.windows().get(0))) {
            Optional<Instant> opens = schedule.nextOpening(closed);
            if (Duration.between(closed, expected).compareTo(RARE) > 0) {
                return Optional.empty();
            }
            if (!opens.equals(Optional.of(expected))) {
                return Optional.of(rule + " from " + start + ": " + opens + " in place of " + expected);
            }
            assertThat(schedule.openAt(expected.minusMillis(1))).isFalse();
            closed = schedule.activeUntil(expected).orElseThrow();
            assertThat(closed).isEqualTo(expected.plus(LENGTH));
        }
        return Optional.empty();
    }

    private List<LocalDateTime> exceptions(LocalDateTime start) {
        return random.nextInt(4) == 0 ? List.of(start.plusDays(random.nextInt(60)), start.plusDays(7)) : List.of();
    }

    private static List<Instant> others(DutyWindow window) {
        StringBuilder text =
                new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\n");
        text.append("DTSTART:")
                .append(BASIC.format(window.start()))
                .append("Z\r\nRRULE:")
                .append(window.rule());
        window.exceptions()
                .forEach(time ->
                        text.append("\r\nEXDATE:").append(BASIC.format(time)).append('Z'));
        text.append("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        VEvent event = Biweekly.parse(text.toString()).first().getEvents().get(0);
        DateIterator dates = event.getDateIterator(TimeZone.getTimeZone("UTC"));
        List<Instant> openings = new ArrayList<>();
        while (openings.size() < OPENINGS && dates.hasNext()) {
            openings.add(dates.next().toInstant());
        }
        return openings;
    }

    private String rule() {
        String rule = switch (random.nextInt(4)) {
            case 0 -> "FREQ=DAILY" + maybe(";BYDAY=" + days("")) + maybe(";BYMONTH=" + numbers(1, 12));
            case 1 ->
                "FREQ=WEEKLY" + maybe(";BYDAY=" + days("")) + maybe(";BYMONTH=" + numbers(1, 12)) + maybe(";WKST=SU");
            case 2 -> "FREQ=MONTHLY" + ofMonth() + maybe(";BYMONTH=" + numbers(1, 12));
            default -> yearly();
        };
        return rule + maybe(";INTERVAL=" + (1 + random.nextInt(4))) + end();
    }

    private String ofMonth() {
        return switch (random.nextInt(5)) {
            case 0 -> ";BYMONTHDAY=" + numbers(1, 31);
            case 1 -> ";BYMONTHDAY=-" + (1 + random.nextInt(31));
            case 2 ->
                ";BYDAY=" + days(random.nextBoolean() ? "-" + (1 + random.nextInt(5)) : "" + (1 + random.nextInt(5)));
            case 3 -> ";BYDAY=" + days("") + ";BYSETPOS=" + (random.nextBoolean() ? "-1" : "1");
            default -> ";BYDAY=" + days("") + maybe(";BYMONTHDAY=" + numbers(1, 31));
        };
    }

    private String yearly() {
        return "FREQ=YEARLY"
                + switch (random.nextInt(4)) {
                    case 0 -> ";BYMONTH=" + numbers(1, 12) + ";BYMONTHDAY=" + numbers(1, 31);
                    case 1 -> ";BYMONTH=" + numbers(1, 12) + ";BYDAY=" + days(maybe("-") + (1 + random.nextInt(5)));
                    case 2 -> ";BYDAY=" + days(maybe("-") + (1 + random.nextInt(53)));
                    default -> ";BYYEARDAY=" + numbers(1, 366);
                };
    }

    private String end() {
        return switch (random.nextInt(4)) {
            case 0 -> ";COUNT=" + (1 + random.nextInt(30));
            case 1 -> ";UNTIL=20" + (25 + random.nextInt(9)) + "0101T093000Z";
            default -> "";
        };
    }

    private String maybe(String part) {
        return random.nextInt(3) == 0 ? part : "";
    }

    private String days(String number) {
        int first = random.nextInt(7);
        String day = number + WEEKDAYS.get(first);
        return random.nextBoolean() ? day : day + "," + number + WEEKDAYS.get((first + 1 + random.nextInt(6)) % 7);
    }

    private String numbers(int least, int most) {
        int first = least + random.nextInt(most - least + 1);
        int second = least + random.nextInt(most - least + 1);
        return random.nextBoolean() || first == second ? "" + first : first + "," + second;
    }
}
