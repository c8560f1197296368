package io.github.keycloakpersonas;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A room of the house: a package with one purpose, on a floor. It uses only rooms below it, with named exceptions. */
enum Room {
    SCHEMA(0),
    PERSONA(0, SCHEMA),
    COMPAT(1),
    SPI(1),
    TELEMETRY(1),
    REPRESENTATION(1),
    REST(2),
    SESSION(2),
    ACCESS(2),
    TRANSFER(2, ACCESS),
    TOKEN(3),
    LOGIN(3),
    GRANT(3, TOKEN),
    POLICY(3),
    LIFECYCLE(3, TOKEN, LOGIN),
    REST_USER(3),
    REST_ADMIN(3, LIFECYCLE, TOKEN),
    /** The cellar: it uses floors 1 and 0, and nobody uses it; Keycloak loads it. */
    STORE(2) {
        @Override
        boolean isBelow(Room other) {
            return false;
        }
    };

    static final String HOUSE = "io.github.keycloakpersonas";

    private final int floor;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes no other.
    private final Set<Room> alsoUses;

    /** @param alsoUses rooms on the same floor that this one may use all the same */
    Room(int floor, Room... alsoUses) {
        this.floor = floor;
        this.alsoUses = Set.of(alsoUses);
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

    boolean mayUse(Room other) {
        return other == this || other.isBelow(this) || alsoUses.contains(other);
    }

    boolean isBelow(Room other) {
        return floor < other.floor;
    }
}
