package io.github.keycloakpersonas.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The personas in one claim.
 *
 * @param value the claim: a list, empty without active personas
 * @param leftOut the ids of the personas that did not fit
 * @param expiry the earliest end of the personas in it; empty without personas
 */
public record Shown(List<Object> value, Set<String> leftOut, Optional<Instant> expiry) {

    public Shown {
        value = List.copyOf(value);
        leftOut = Set.copyOf(leftOut);
    }

    boolean isTruncated() {
        return !leftOut.isEmpty();
    }
}
