package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.authorization.AbstractPolicyRepresentation;

/**
 * A persona policy in JSON. The additional members are accepted with any type and checked later, because Keycloak
 * answers a member of the wrong type with an error that does not name it.
 */
public final class PersonaPolicyRepresentation extends AbstractPolicyRepresentation {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** The members in addition to Keycloak's own. */
    @JsonAnyGetter
    public Map<String, @Nullable Object> getMembers() {
        return members;
    }

    /** Sets a member in addition to Keycloak's own. */
    @JsonAnySetter
    public void setMember(String name, @Nullable Object value) {
        members.put(name, value);
    }

    /** The members as Keycloak stores and exports them, each value as JSON text. */
    public static Map<String, String> config(Map<String, Object> members) {
        Map<String, String> config = new LinkedHashMap<>();
        members.forEach((name, value) -> config.put(name, PlainJson.write(value)));
        return config;
    }

    /** The members in such a configuration. A value that is not JSON stays a text. */
    public static Map<String, @Nullable Object> members(Map<String, String> config) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        config.forEach((name, text) -> members.put(name, value(text)));
        return members;
    }

    private static @Nullable Object value(@Nullable String text) {
        try {
            return text == null ? null : PlainJson.plain(PlainJson.parse(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
