package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.representation.ReservedClaims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.utils.JsonUtils;

/**
 * Where a claim is. Keycloak's own way to write there came with 26.6 only.
 *
 * @param names the names of the objects that lead to it, and its own
 */
public record ClaimPath(List<String> names) {

    private static final String TRUNCATED = "_truncated";

    public ClaimPath {
        names = List.copyOf(names);
    }

    /** Reads a claim's name, in which dots lead into objects. */
    public static ClaimPath of(String name) {
        return new ClaimPath(JsonUtils.splitClaimPath(name));
    }

    /** Whether a value at one of the two is at, around or inside of the other. */
    public boolean meets(ClaimPath other) {
        int common = Math.min(names.size(), other.names.size());
        return names.subList(0, common).equals(other.names.subList(0, common));
    }

    /** Whether the claim has a name, which means nothing else to whoever reads tokens. */
    public boolean isFree() {
        return !names.isEmpty() && !ReservedClaims.contain(names.get(0));
    }

    /** Whether it is that claim, or inside of it. */
    public boolean isWithin(ClaimPath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** Beside a claim: the one that says whether there would be more in it. */
    ClaimPath truncated() {
        List<String> beside = new ArrayList<>(names);
        beside.set(beside.size() - 1, last() + TRUNCATED);
        return new ClaimPath(beside);
    }

    /**
     * Says the value, whatever the claim has said before.
     *
     * @return false where the path leads through what is no object, and nothing was said
     */
    boolean put(Object value, Map<String, Object> claims) {
        Optional<Map<String, Object>> holder = holder(claims);
        // A map of the token's own: a mapper of a claim inside of it writes to it.
        holder.ifPresent(found ->
                found.put(last(), value instanceof Map<?, ?> object ? new HashMap<Object, Object>(object) : value));
        return holder.isPresent();
    }

    /**
     * Adds those of the values that the claim does not have, as Keycloak does when two mappers write to one claim.
     *
     * @return false where the path leads through what is no object, or to what is one, and nothing was said
     */
    boolean add(List<Object> values, Map<String, Object> claims) {
        Optional<Map<String, Object>> holder = holder(claims).filter(found -> !(found.get(last()) instanceof Map));
        holder.ifPresent(found -> found.put(last(), joined(found.get(last()), values)));
        return holder.isPresent();
    }

    /** A list of the token's own: a second mapper of the same claim adds to it. */
    private static List<Object> joined(@Nullable Object present, List<Object> values) {
        List<Object> all = new ArrayList<>();
        if (present == null) {
            all.addAll(values);
        } else {
            all.addAll(present instanceof Collection<?> several ? several : List.of(present));
            values.stream().filter(value -> !all.contains(value)).forEach(all::add);
        }
        return all;
    }

    /** The object that the claim is in, made where it is missing; empty where something else is in its place. */
    @SuppressWarnings("unchecked") // An object inside of claims is a map of this kind.
    private Optional<Map<String, Object>> holder(Map<String, Object> claims) {
        Map<String, Object> holder = claims;
        for (String name : names.subList(0, names.size() - 1)) {
            Object inner = holder.computeIfAbsent(name, missing -> new HashMap<String, Object>());
            if (!(inner instanceof Map)) {
                return Optional.empty();
            }
            holder = (Map<String, Object>) inner;
        }
        return Optional.of(holder);
    }

    private String last() {
        return names.get(names.size() - 1);
    }
}
