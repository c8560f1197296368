package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operations that change personas, or the same data in a user attribute. */
final class Writes {

    /** The user attribute of the users who keep personas there. */
    static final String ATTRIBUTE = "mandate-objects";

    static final Work PATCH =
            session -> patch(session, "/realms/{realm}/persona/v1/personas/{user}_" + Mandates.TITLE + "_circle-0");

    static final Work ADMIN_PATCH =
            session -> patch(session, "/admin/realms/{realm}/personas/{user}_" + Mandates.TITLE + "_circle-0");

    static final Work CREATE_AND_DELETE = session -> {
        Reply created = session.request("POST", "/realms/{realm}/persona/v1/personas")
                .json(Mandates.persona("more-" + session.nextTurn()))
                .send()
                .expect(201);
        return session.request(
                        "DELETE",
                        "/realms/{realm}/persona/v1/personas/"
                                + created.json().path("id").asText())
                .send()
                .expect(204);
    };

    static final Work UPDATE_ACCOUNT = session -> account(session, changed(session));

    static final Work UPDATE_USER = session -> session.request("PUT", "/admin/realms/{realm}/users/{user}")
            .json(user(session, changed(session)))
            .send()
            .expect(204);

    static final Work ADD_AND_REMOVE_VALUE = session -> {
        List<String> one = new ArrayList<>(Mandates.objects(Mandates.FIVE));
        one.add(Mandates.object("more-" + session.nextTurn(), 5_000));
        account(session, one);
        return account(session, Mandates.objects(Mandates.FIVE));
    };

    private Writes() {}

    private static Reply patch(Session session, String path) {
        return session.request("PATCH", path)
                .json(Map.of("autobook_price", session.nextTurn()))
                .send()
                .expect(200);
    }

    private static Reply account(Session session, List<String> values) {
        return session.request("POST", "/realms/{realm}/account/")
                .json(user(session, values))
                .send()
                .expect(204);
    }

    /** All five values, as both APIs of Keycloak replace an attribute as a whole. */
    private static List<String> changed(Session session) {
        List<String> values = new ArrayList<>(Mandates.objects(Mandates.FIVE));
        values.set(0, Mandates.object("circle-0", session.nextTurn()));
        return values;
    }

    /** Both replace the other members too. */
    private static Map<String, Object> user(Session session, List<String> values) {
        return Map.of(
                "username", session.user(),
                "email", session.user() + "@example.org",
                "firstName", session.user(),
                "lastName", "Example",
                "attributes", Map.of(ATTRIBUTE, values));
    }
}
