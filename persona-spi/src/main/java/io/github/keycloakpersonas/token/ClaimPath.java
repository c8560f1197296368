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
 * The path of a claim in a token. Keycloak has such a class only since version 26.6.
 *
 * @param names the names of the objects that contain the claim, then its own name
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

    /** Whether one of the two paths equals or contains the other. */
    public boolean meets(ClaimPath other) {
        int common = Math.min(names.size(), other.names.size());
        return names.subList(0, common).equals(other.names.subList(0, common));
    }

    /** Whether the claim has a name, and one that has no other meaning in tokens. */
    public boolean isFree() {
        return !names.isEmpty() && !ReservedClaims.contain(names.get(0));
    }

    /** Whether this path equals the other one or is inside it. */
    public boolean isWithin(ClaimPath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** The claim beside this one that says whether personas were left out of it. */
    ClaimPath truncated() {
        List<String> beside = new ArrayList<>(names);
        beside.set(beside.size() - 1, last() + TRUNCATED);
        return new ClaimPath(beside);
    }

    /**
     * Writes the value and replaces what the claim had before.
     *
     * @return false if the path leads through a value that is not an object; then nothing is written
     */
    boolean put(Object value, Map<String, Object> claims) {
        Optional<Map<String, Object>> holder = holder(claims);
        // A new map that belongs to the token, because another mapper may write a claim inside it.
        holder.ifPresent(found ->
                found.put(last(), value instanceof Map<?, ?> object ? new HashMap<Object, Object>(object) : value));
        return holder.isPresent();
    }

    /**
     * Adds the values that the claim does not have yet, as Keycloak does if two mappers write to one claim.
     *
     * @return false if the path leads through a value that is not an object, or to an object; then nothing is written
     */
    boolean add(List<Object> values, Map<String, Object> claims) {
        Optional<Map<String, Object>> holder = holder(claims).filter(found -> !(found.get(last()) instanceof Map));
        holder.ifPresent(found -> found.put(last(), joined(found.get(last()), values)));
        return holder.isPresent();
    }

    /** A new list that belongs to the token, because a second mapper of the same claim adds to it. */
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

    /**
     * The object that contains the claim. It is created if it is missing; the result is empty if there is a value of
     * another type.
     */
    @SuppressWarnings("unchecked") // An object in claims is always a map of this type.
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
