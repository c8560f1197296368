package io.github.keycloakpersonas.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an ISO 8601 time with any offset of ISO 8601: {@code Z}, {@code +02}, {@code +0200}, {@code +02:00}. Java's own
 * parsers read either fewer forms, or others that differ from version to version.
 */
final class IsoTime {

    /** The year has four digits, which every database and every other reader supports. */
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9:.]{5,18})"
            + "(?:[Zz]|([+\u2212-])([0-9]{2})|([+\u2212-])([0-9]{2}):?([0-9]{2}))");

    private IsoTime() {}

    /** Where the form that we write ourselves has its signs. */
    private static final String OWN_FORM = "0000-00-00T00:00:00Z";

    /** The time to the millisecond; empty for a text that is none, such as one of a day that does not exist. */
    static Optional<Instant> read(String text) {
        return isOwnForm(text) ? ownForm(text) : anyForm(text);
    }

    private static boolean isOwnForm(String text) {
        if (text.length() != OWN_FORM.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean fits = OWN_FORM.charAt(i) == '0' ? sign >= '0' && sign <= '9' : sign == OWN_FORM.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The same as any other, in a tenth of the time: a file with personas has several in each of its lines. */
    private static Optional<Instant> ownForm(String text) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    private static Optional<Instant> anyForm(String text) {
        Matcher parts = FORM.matcher(text);
        // Java would also read a point without a fraction.
        if (!parts.matches() || parts.group(2).endsWith(".")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(parts.group(1) + "T" + parts.group(2))
                    .toInstant(offset(parts))
                    .truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(Matcher parts) {
        if (parts.group(3) != null) {
            return offset(parts.group(3), parts.group(4), "0");
        }
        return parts.group(5) == null ? ZoneOffset.UTC : offset(parts.group(5), parts.group(6), parts.group(7));
    }

    private static ZoneOffset offset(String sign, String hours, String minutes) {
        int direction = sign.equals("+") ? 1 : -1;
        return ZoneOffset.ofHoursMinutes(direction * Integer.parseInt(hours), direction * Integer.parseInt(minutes));
    }
}
