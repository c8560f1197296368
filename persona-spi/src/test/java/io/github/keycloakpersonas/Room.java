package io.github.keycloakpersonas;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A room of the house: a package with one purpose, on a floor. It uses rooms on floors below it, and no others. */
enum Room {
    DIGEST(0),
    SCHEDULE(0),
    ASSESSMENT(0),
    COMPAT(0),
    TELEMETRY(0),
    SCHEMA(1),
    PERSONA(2),
    ACCESS(2),
    LANGUAGE(2),
    CALENDAR(2),
    REGISTRATION(2),
    CIRCLE(2),
    HISTORY(0),
    DELIVERY(1),
    REVIEW(1),
    MAIL(0),
    INVITATION(2),
    SPI(3),
    REPRESENTATION(3),
    SESSION(4),
    TRANSFER(4),
    REST(4),
    REPORT(4),
    OUTBOUND(4),
    MAILING(4),
    TOKEN(5),
    LOGIN(5),
    POLICY(5),
    REST_MCP(5),
    EXPLAIN(6),
    GRANT(6),
    LIFECYCLE(6),
    REST_USER(7),
    REST_ADMIN(7),
    /** The cellar: it uses the floors from 3 down, and nobody uses it; Keycloak loads it. */
    STORE(4) {
        @Override
        boolean isBelow(Room other) {
            return false;
        }
    };

    static final String HOUSE = "io.github.keycloakpersonas";

    private final int floor;

    Room(int floor) {
        this.floor = floor;
    }

    /** The room of a class; empty for a class in no known one. */
    static Optional<Room> of(JavaClass resident) {
        return Arrays.stream(values())
                .filter(room -> room.packageName().equals(resident.getPackageName()))
                .findFirst();
    }

    String packageName() {
        return HOUSE + "." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    int floor() {
        return floor;
    }

    /** A room with rooms inside of it is what those have in common: it is for them alone. */
    boolean mayUse(Room other) {
        return other == this || (other.isBelow(this) && (isInside(other) || !other.hasRoomsInside()));
    }

    boolean isBelow(Room other) {
        return floor < other.floor;
    }

    private boolean hasRoomsInside() {
        return Arrays.stream(values()).anyMatch(room -> room.isInside(this));
    }

    private boolean isInside(Room other) {
        return packageName().startsWith(other.packageName() + ".");
    }
}
