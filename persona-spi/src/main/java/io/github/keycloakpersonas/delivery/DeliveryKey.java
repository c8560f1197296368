package io.github.keycloakpersonas.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a report is stored in its target. Keys of a realm begin with its id, and no two deliveries have the same key. */
public final class DeliveryKey {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu/MM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9-]");

    private DeliveryKey() {}

    /**
     * The key of a new delivery, such as {@code REALM/access/2026/11/access-20261129T210000Z-ID.zip}.
     *
     * @param realmId any text
     * @param report the name of the report
     * @param format the end of the file's name
     */
    public static String of(String realmId, String report, String format, Instant now, String id) {
        return name(realmId) + "/" + name(report) + "/" + MONTH.format(now) + "/" + name(report) + "-"
                + SECOND.format(now) + "-" + name(id) + "." + name(format);
    }

    /**
     * A text as a name in a path. Whoever creates a realm chooses its id, and must reach the place of no other realm by it; so
     * different texts have different names.
     */
    private static String name(String text) {
        return OTHER.matcher(text)
                .replaceAll(each -> each.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "_%04x", unit))
                        .collect(Collectors.joining()));
    }
}
