package io.github.keycloakpersonas.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule as lib-recur evaluates it: by the calendar alone, without a time zone. So a rule knows nothing of daylight saving, and
 * its end, which is an instant, is not the library's business.
 */
final class Rule {

    static final String UNTIL = "UNTIL=";

    /** The form of an end: in UTC, as RFC 5545 requires it where the start has a time zone. */
    static final DateTimeFormatter END =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final TimeZone CALENDAR = TimeZone.getTimeZone("UTC");

    private final RecurrenceRule parsed;
    private final Instant end;

    private Rule(RecurrenceRule parsed, Instant end) {
        this.parsed = parsed;
        this.end = end;
    }

    /**
     * A rule of its text.
     *
     * @throws InvalidRecurrenceRuleException if RFC 5545 does not permit it. Strictly read, because otherwise the library drops what it does
     *     not understand, such as a bound
     */
    static Rule of(String text) throws InvalidRecurrenceRuleException {
        String endless = parts(text).filter(part -> !part.startsWith(UNTIL)).collect(Collectors.joining(";"));
        Instant end = parts(text)
                .filter(part -> part.startsWith(UNTIL))
                .map(part ->
                        LocalDateTime.parse(part.substring(UNTIL.length()), END).toInstant(ZoneOffset.UTC))
                .findFirst()
                .orElse(Instant.MAX);
        return new Rule(new RecurrenceRule(endless, RfcMode.RFC5545_STRICT), end);
    }

    /** The parts of a rule, such as {@code FREQ=DAILY}. */
    static Stream<String> parts(String text) {
        return Arrays.stream(text.split(";", -1));
    }

    /** The last instant at which a window may open. */
    Instant end() {
        return end;
    }

    /** The openings in local time, beginning with the first one that is not before a time. */
    Days from(LocalDateTime start, LocalDateTime first) {
        return new Days(() -> parsed.iterator(millis(start), CALENDAR), millis(first));
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** What a rule gives, one after the other. */
    static final class Days {

        /** Null where there is none, or none that is found with reasonable effort: the library gives up after a thousand periods. */
        private @Nullable RecurrenceRuleIterator openings;

        private Days(Supplier<RecurrenceRuleIterator> begun, long first) {
            try {
                openings = begun.get();
                openings.fastForward(first);
            } catch (IllegalArgumentException e) {
                openings = null;
            }
        }

        /** The next one; {@code LocalDateTime.MAX} if there is none. */
        LocalDateTime next() {
            try {
                return openings != null && openings.hasNext()
                        ? LocalDateTime.ofInstant(Instant.ofEpochMilli(openings.nextMillis()), ZoneOffset.UTC)
                        : LocalDateTime.MAX;
            } catch (IllegalArgumentException e) {
                openings = null;
                return LocalDateTime.MAX;
            }
        }
    }
}
