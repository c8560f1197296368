package io.github.keycloakpersonas.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured by itself. */
enum Group {
    TOKENS("Tokens"),
    LISTS("Lists"),
    WRITES("Writes"),
    LARGE("A large realm"),
    TIMES("Schedules and calendars"),
    CIRCLES("Circles"),
    MAPPERS("Mappers by themselves"),
    TRANSFERS("Imports and exports"),
    SOAK("Load for an hour"),
    STARTUP("Start-up and memory");

    private final String heading;

    Group(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** Of their names in lower case, separated by commas. */
    static Set<Group> of(String names) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (String name : names.split(",", -1)) {
            groups.add(Arrays.stream(values())
                    .filter(group -> group.word().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No group is called '" + name + "'. Known: "
                            + Arrays.stream(values()).map(Group::word).collect(Collectors.joining(", ")))));
        }
        return groups;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
