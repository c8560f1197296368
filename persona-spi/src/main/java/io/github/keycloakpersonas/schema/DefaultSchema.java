package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of a realm whose administrator has not set one: personas of families and of a travel agency. */
public final class DefaultSchema {

    /** The default schema. */
    public static final PersonaSchema INSTANCE = new PersonaSchema(
            List.of(
                    forUsers("traveler", "Travels, alone or with others", "book-trip", "view-trip"),
                    forUsers(
                            "travel-agent",
                            "Plans and books trips for customers",
                            "book-trip",
                            "view-trip",
                            "manage-customers"),
                    forUsers(
                            "office-manager",
                            "Runs an office and arranges its people's trips",
                            "book-trip",
                            "view-trip",
                            "approve-trip"),
                    forUsers(
                            "booking-assistant", "Prepares bookings for somebody else", "view-trip", "prepare-booking"),
                    title("admin", "Administers the application", false, "administer")),
            CircleRule.ANY,
            List.of(),
            List.of(
                    attribute(
                            "consent", AttributeType.BOOLEAN, false, Constraints.NONE, "Consents to automatic booking"),
                    number("autobook_price", 500, null, "Books automatically up to this price"),
                    number("autobook_leadtime", 7, null, "Books automatically this many days ahead at least"),
                    number("autobook_risklevel", 3, 100L, "Books automatically up to this risk level")),
            new Limits(5, Duration.ofDays(365), null, 0, 0),
            false,
            Capabilities.DEFAULT);

    private DefaultSchema() {}

    private static Title forUsers(String name, String description, String... actions) {
        return title(name, description, true, actions);
    }

    /** @param open whether users may give it to themselves, invite its holders and delegate to them */
    private static Title title(String name, String description, boolean open, String... actions) {
        return new Title(
                name,
                description,
                open,
                false,
                open,
                open,
                List.of(actions),
                TitleRoles.NONE,
                null,
                new DisplayName("${persona.title." + name + "}"),
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of());
    }

    private static AttributeRule number(String name, long defaultValue, @Nullable Long max, String description) {
        return attribute(name, AttributeType.INTEGER, defaultValue, Constraints.NONE.between(0L, max), description);
    }

    private static AttributeRule attribute(
            String name, AttributeType type, Object defaultValue, Constraints constraints, String description) {
        return new AttributeRule(
                AttributeName.of(name),
                type,
                defaultValue,
                constraints,
                Editor.USER,
                true,
                false,
                description,
                new DisplayName("${persona.attribute." + name + "}"),
                Map.of());
    }
}
