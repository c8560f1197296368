package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.utils.JsonUtils;

/** Writes to a claim by its name, in which dots lead into objects. Keycloak's own way to do that came with 26.6 only. */
final class ClaimPath {

    private ClaimPath() {}

    /** Says the value, whatever the claim has said before. */
    static void put(String name, Object value, Map<String, Object> claims) {
        List<String> path = JsonUtils.splitClaimPath(name);
        holder(path, claims).put(last(path), value);
    }

    /** Adds those of the values that the claim does not have, as Keycloak does when two mappers write to one claim. */
    static void addTo(String name, List<Object> values, Map<String, Object> claims) {
        List<String> path = JsonUtils.splitClaimPath(name);
        Map<String, Object> holder = holder(path, claims);
        Object present = holder.get(last(path));
        // A list of the token's own: a second mapper of the same claim adds to it.
        List<Object> all = new ArrayList<>();
        if (present == null) {
            all.addAll(values);
        } else {
            all.addAll(present instanceof Collection<?> several ? several : List.of(present));
            values.stream().filter(value -> !all.contains(value)).forEach(all::add);
        }
        holder.put(last(path), all);
    }

    @SuppressWarnings("unchecked") // An object inside of claims is a map of this kind.
    private static Map<String, Object> holder(List<String> path, Map<String, Object> claims) {
        Map<String, Object> holder = claims;
        for (String name : path.subList(0, path.size() - 1)) {
            holder = (Map<String, Object>) holder.computeIfAbsent(name, missing -> new HashMap<String, Object>());
        }
        return holder;
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }
}
