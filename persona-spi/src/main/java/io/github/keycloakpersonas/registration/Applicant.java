package io.github.keycloakpersonas.registration;

import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be registered, as a request says it.
 *
 * @param profile the attributes of Keycloak's user profile, each with its values
 * @param password the password in clear; empty where none was sent
 * @param acceptsTerms whether the terms and conditions are accepted
 * @param sent the members of the request
 * @param faults what can be said against the request without asking the realm
 */
public record Applicant(
        Map<String, List<String>> profile,
        String password,
        boolean acceptsTerms,
        Set<String> sent,
        List<Violation> faults) {

    static final String EMAIL = "email";
    static final String USERNAME = "username";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String PASSWORD = "password";
    static final String TERMS = "terms_accepted";

    private static final String NAME = "name";
    private static final String ATTRIBUTES = "attributes";
    private static final Set<String> FIXED = Set.of(EMAIL, USERNAME, FIRST_NAME, LAST_NAME);
    private static final int MAX_ATTRIBUTES = 100;

    public Applicant {
        profile = Map.copyOf(profile);
        sent = Set.copyOf(sent);
        faults = List.copyOf(faults);
    }

    /** Reads the members of a request. Faults are kept for the answer, which names all of them at once. */
    public static Applicant of(Map<String, @Nullable Object> members) {
        return new Reader(members).applicant();
    }

    /** The member of the request that an attribute of the user profile came from. */
    String member(String attribute) {
        return switch (attribute) {
            case EMAIL -> EMAIL;
            case USERNAME -> sent.contains(USERNAME) ? USERNAME : EMAIL;
            case FIRST_NAME -> sent.contains(NAME) ? NAME : "first_name";
            case LAST_NAME -> sent.contains(NAME) ? NAME : "last_name";
            default -> ATTRIBUTES + "." + attribute;
        };
    }

    /** The value of an attribute that has one at most; empty without. */
    String text(String attribute) {
        return profile.getOrDefault(attribute, List.of("")).get(0);
    }

    /** The password is left out, so that no log can show it. */
    @Override
    public String toString() {
        return "Applicant";
    }

    /** Takes one member after the other; those that are left are unknown. */
    private static final class Reader {

        private final Map<String, @Nullable Object> members;
        private final Set<String> sent;
        private final Map<String, List<String>> profile = new LinkedHashMap<>();
        private final List<Violation> faults = new ArrayList<>();

        Reader(Map<String, @Nullable Object> members) {
            this.members = new LinkedHashMap<>(members);
            this.sent = Set.copyOf(members.keySet());
        }

        Applicant applicant() {
            String email = text(EMAIL);
            if (email.isBlank()) {
                faults.add(Violation.of(EMAIL, "is required"));
            }
            String username = text(USERNAME);
            put(EMAIL, email.strip());
            put(USERNAME, username.isBlank() ? email.strip() : username.strip());
            names();
            String password = password();
            boolean acceptsTerms = flag(TERMS);
            attributes(members.remove(ATTRIBUTES));
            members.keySet().forEach(name -> faults.add(Violation.of(name, "is not a member of a registration")));
            return new Applicant(profile, password, acceptsTerms, sent, faults);
        }

        /** One name is taken apart at its last blank, as in "Ada King Lovelace". */
        private void names() {
            String name = text(NAME).strip();
            String first = text("first_name").strip();
            String last = text("last_name").strip();
            if (sent.contains(NAME) && (sent.contains("first_name") || sent.contains("last_name"))) {
                faults.add(Violation.of(NAME, "stands alone: send it, or first_name and last_name"));
            }
            int blank = name.lastIndexOf(' ');
            put(
                    FIRST_NAME,
                    name.isEmpty()
                            ? first
                            : name.substring(0, blank < 0 ? name.length() : blank)
                                    .strip());
            put(LAST_NAME, name.isEmpty() ? last : blank < 0 ? "" : name.substring(blank + 1));
        }

        private String password() {
            String password = text(PASSWORD);
            String confirmation = text("confirm_password");
            if (password.isEmpty()) {
                faults.add(Violation.of(PASSWORD, "is required"));
            } else if (!password.equals(confirmation)) {
                faults.add(Violation.of("confirm_password", "must be the password again"));
            }
            return password;
        }

        private void attributes(@Nullable Object sentAttributes) {
            if (sentAttributes == null) {
                return;
            }
            if (!(sentAttributes instanceof Map<?, ?> map) || map.size() > MAX_ATTRIBUTES) {
                faults.add(Violation.of(ATTRIBUTES, "must be an object of at most " + MAX_ATTRIBUTES + " attributes"));
                return;
            }
            map.forEach((name, value) -> attribute(String.valueOf(name), value));
        }

        private void attribute(String name, @Nullable Object value) {
            String path = ATTRIBUTES + "." + name;
            if (FIXED.contains(name)) {
                faults.add(Violation.of(path, "is a member of its own"));
            } else if (value instanceof String text) {
                put(name, text);
            } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                profile.put(name, list.stream().map(String::valueOf).toList());
            } else {
                faults.add(Violation.of(path, "must be a string or a list of strings"));
            }
        }

        private void put(String attribute, String value) {
            profile.put(attribute, List.of(value));
        }

        private String text(String name) {
            Object value = members.remove(name);
            if (value != null && !(value instanceof String)) {
                faults.add(Violation.of(name, "must be a string"));
            }
            return value instanceof String text ? text : "";
        }

        private boolean flag(String name) {
            Object value = members.remove(name);
            if (value != null && !(value instanceof Boolean)) {
                faults.add(Violation.of(name, "must be true or false"));
            }
            return Boolean.TRUE.equals(value);
        }
    }
}
