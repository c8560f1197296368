package io.github.keycloakpersonas.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of a realm whose administrator has not set one: personas of families and of a travel agency. */
public final class DefaultSchema {

    /** The default schema. */
    public static final PersonaSchema INSTANCE = new PersonaSchema(
            List.of(
                    new Title(
                            "traveler",
                            "Travels, alone or with others",
                            true,
                            false,
                            true,
                            true,
                            List.of("book-trip", "view-trip")),
                    new Title(
                            "travel-agent",
                            "Plans and books trips for customers",
                            true,
                            false,
                            true,
                            true,
                            List.of("book-trip", "view-trip", "manage-customers")),
                    new Title(
                            "office-manager",
                            "Runs an office and arranges its people's trips",
                            true,
                            false,
                            true,
                            true,
                            List.of("book-trip", "view-trip", "approve-trip")),
                    new Title(
                            "booking-assistant",
                            "Prepares bookings for somebody else",
                            true,
                            false,
                            true,
                            true,
                            List.of("view-trip", "prepare-booking")),
                    new Title(
                            "admin", "Administers the application", false, false, false, false, List.of("administer"))),
            CircleRule.ANY,
            List.of(),
            List.of(
                    attribute(
                            "consent", AttributeType.BOOLEAN, false, Constraints.NONE, "Consents to automatic booking"),
                    number("autobook_price", 500, null, "Books automatically up to this price"),
                    number("autobook_leadtime", 7, null, "Books automatically this many days ahead at least"),
                    number("autobook_risklevel", 3, 100L, "Books automatically up to this risk level")),
            new Limits(5, Duration.ofDays(365), null, 0, 0),
            false);

    private DefaultSchema() {}

    private static AttributeRule number(String name, long defaultValue, @Nullable Long max, String description) {
        return attribute(name, AttributeType.INTEGER, defaultValue, Constraints.NONE.between(0L, max), description);
    }

    private static AttributeRule attribute(
            String name, AttributeType type, Object defaultValue, Constraints constraints, String description) {
        return new AttributeRule(
                AttributeName.of(name), type, defaultValue, constraints, Editor.USER, true, description);
    }
}
