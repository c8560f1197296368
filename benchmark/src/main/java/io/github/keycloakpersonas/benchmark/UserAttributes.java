package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where Keycloak by itself would keep what personas say. */
final class UserAttributes {

    private UserAttributes() {}

    /** Lets users have attributes that the realm's user profile does not name, and change them. */
    static void open(RealmAdmin realm) {
        ObjectNode profile = (ObjectNode) realm.get("/users/profile");
        realm.put("/users/profile", profile.put("unmanagedAttributePolicy", "ENABLED"));
    }

    static void set(RealmAdmin realm, String userId, Map<String, List<String>> attributes) {
        Map<String, Object> user = new HashMap<>();
        for (String member : List.of("username", "email", "firstName", "lastName")) {
            user.put(member, realm.get("/users/" + userId).path(member).asText());
        }
        user.put("attributes", attributes);
        realm.updateUser(userId, user);
    }
}
