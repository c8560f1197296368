package io.github.keycloakpersonas.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Values that mean something to the server, by the names of parameters and members that take them. */
final class FuzzPool {

    private final Map<String, List<String>> values = new HashMap<>();

    FuzzPool know(String name, List<String> more) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).addAll(more);
        return this;
    }

    /** One of them; empty where nothing is known. */
    Optional<String> value(String name, Random random) {
        return Optional.ofNullable(values.get(name)).map(known -> HostileValues.one(random, known));
    }
}
