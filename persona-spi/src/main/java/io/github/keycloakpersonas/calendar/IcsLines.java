package io.github.keycloakpersonas.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Content lines of iCalendar (RFC 5545 section 3.1): folded after 75 octets, texts escaped. */
final class IcsLines {

    private static final int LONGEST = 75;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder text = new StringBuilder();

    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }

    static String utc(Instant time) {
        return local(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Adds a line that has no text of people's. */
    IcsLines add(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int sign = line.codePointAt(i);
            String one = Character.toString(sign);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += length;
            i += one.length();
        }
        text.append("\r\n");
        return this;
    }

    /** Adds a property whose value is a text. */
    IcsLines text(String name, String value) {
        return add(name + ":"
                + value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r\n", "\n")
                        .replace("\n", "\\n")
                        .replaceAll("[\\p{Cc}&&[^\\t]]", ""));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
