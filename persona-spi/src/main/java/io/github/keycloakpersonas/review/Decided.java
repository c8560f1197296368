package io.github.keycloakpersonas.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has come of a call that decides.
 *
 * @param decided how many personas have the decision now
 * @param refused why not, by the ids of the items
 */
public record Decided(int decided, Map<String, String> refused) {

    public Decided {
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }
}
