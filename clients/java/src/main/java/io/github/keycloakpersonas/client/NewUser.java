package io.github.keycloakpersonas.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who is to be registered. Values of it never change. */
public final class NewUser {

    private final Members members;

    private NewUser(Members members) {
        this.members = members;
    }

    /** Somebody with an address and a password. */
    public static NewUser of(String email, String password) {
        return new NewUser(
                Members.NONE.with("email", email).with("password", password).with("confirm_password", password));
    }

    /** Both names; what stands behind the last blank is the last name. */
    public NewUser name(String name) {
        return new NewUser(members.with("name", name));
    }

    /** First and last name. */
    public NewUser name(String first, String last) {
        return new NewUser(members.with("first_name", first).with("last_name", last));
    }

    /** The username, where the realm does not take the address for it. */
    public NewUser username(String username) {
        return new NewUser(members.with("username", username));
    }

    /** The values of a further attribute of the realm's user profile. */
    public NewUser attribute(String name, String... values) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (members.map().get("attributes") instanceof Map<?, ?> present) {
            present.forEach((key, value) -> attributes.put(String.valueOf(key), value));
        }
        attributes.put(name, List.of(values));
        return new NewUser(members.with("attributes", attributes));
    }

    /** Accepts the terms and conditions of the realm. */
    public NewUser termsAccepted() {
        return new NewUser(members.with("terms_accepted", true));
    }

    Map<String, @Nullable Object> members() {
        return members.map();
    }

    /** Nothing that a log may show. */
    @Override
    public String toString() {
        return "NewUser";
    }
}
