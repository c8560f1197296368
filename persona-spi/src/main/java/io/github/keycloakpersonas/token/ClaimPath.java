package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.utils.JsonUtils;

/**
 * Where a claim is. Keycloak's own way to write there came with 26.6 only.
 *
 * @param names the names of the objects that lead to it, and its own
 */
record ClaimPath(List<String> names) {

    ClaimPath {
        names = List.copyOf(names);
    }

    /** Reads a claim's name, in which dots lead into objects. */
    static ClaimPath of(String name) {
        return new ClaimPath(JsonUtils.splitClaimPath(name));
    }

    /** Whether a value at one of the two is at, around or inside of the other. */
    boolean meets(ClaimPath other) {
        int common = Math.min(names.size(), other.names.size());
        return names.subList(0, common).equals(other.names.subList(0, common));
    }

    /** Says the value, whatever the claim has said before. */
    void put(Object value, Map<String, Object> claims) {
        holder(claims).put(last(), value);
    }

    /** Adds those of the values that the claim does not have, as Keycloak does when two mappers write to one claim. */
    void add(List<Object> values, Map<String, Object> claims) {
        Map<String, Object> holder = holder(claims);
        Object present = holder.get(last());
        // A list of the token's own: a second mapper of the same claim adds to it.
        List<Object> all = new ArrayList<>();
        if (present == null) {
            all.addAll(values);
        } else {
            all.addAll(present instanceof Collection<?> several ? several : List.of(present));
            values.stream().filter(value -> !all.contains(value)).forEach(all::add);
        }
        holder.put(last(), all);
    }

    @SuppressWarnings("unchecked") // An object inside of claims is a map of this kind.
    private Map<String, Object> holder(Map<String, Object> claims) {
        Map<String, Object> holder = claims;
        for (String name : names.subList(0, names.size() - 1)) {
            holder = (Map<String, Object>) holder.computeIfAbsent(name, missing -> new HashMap<String, Object>());
        }
        return holder;
    }

    private String last() {
        return names.get(names.size() - 1);
    }
}
