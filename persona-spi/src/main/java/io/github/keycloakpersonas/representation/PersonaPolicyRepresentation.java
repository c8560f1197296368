package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.authorization.AbstractPolicyRepresentation;

/**
 * A persona policy in JSON. What Keycloak does not know of is taken as it comes: Keycloak answers a member of the wrong type with
 * an error that says nothing, and whoever reads the members here can name it.
 */
public final class PersonaPolicyRepresentation extends AbstractPolicyRepresentation {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Members beside Keycloak's own. */
    @JsonAnyGetter
    public Map<String, @Nullable Object> getMembers() {
        return members;
    }

    /** Sets a member beside Keycloak's own. */
    @JsonAnySetter
    public void setMember(String name, @Nullable Object value) {
        members.put(name, value);
    }

    /** Members as Keycloak keeps and exports them: each value as JSON text. */
    public static Map<String, String> config(Map<String, Object> members) {
        Map<String, String> config = new LinkedHashMap<>();
        members.forEach((name, value) -> config.put(name, PlainJson.write(value)));
        return config;
    }

    /** The members in such a configuration. A text that is no JSON stays a text. */
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
