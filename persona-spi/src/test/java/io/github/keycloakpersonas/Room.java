package io.github.keycloakpersonas;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A room of the house: a package with one purpose, on a floor. It uses rooms on floors below it, and no others. */
enum Room {
    SCHEMA(0),
    COMPAT(0),
    TELEMETRY(0),
    PERSONA(1),
    ACCESS(1),
    LANGUAGE(1),
    SPI(2),
    REPRESENTATION(2),
    SESSION(3),
    TRANSFER(3),
    REST(3),
    TOKEN(4),
    LOGIN(4),
    POLICY(4),
    REST_MCP(4),
    EXPLAIN(5),
    GRANT(5),
    LIFECYCLE(5),
    REST_USER(6),
    REST_ADMIN(6),
    /** The cellar: it uses the floors from 2 down, and nobody uses it; Keycloak loads it. */
    STORE(3) {
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
