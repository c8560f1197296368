package io.github.keycloakpersonas.representation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a CSV file (RFC 4180), in UTF-8. A spreadsheet takes a cell that begins with certain characters for a formula and
 * runs it; an apostrophe before them makes it a text.
 */
public final class CsvLine {

    /** Also the wide forms, which spreadsheets read as the narrow ones, and the characters that they skip before a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\uff1d\uff0b\uff0d\uff20\\p{Cc}]");

    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private CsvLine() {}

    /** A line of these cells: text and numbers as they are, nothing for null, and lists and objects as JSON. */
    public static byte[] of(Collection<? extends @Nullable Object> cells) {
        return cells.stream()
                .map(CsvLine::text)
                .map(CsvLine::cell)
                .collect(Collectors.joining(",", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof List || value instanceof Map ? PlainJson.write(value) : value.toString();
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
