package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.Map;

/** A realm with a circle of many members and many circles of few, and with a steward of either. */
final class CirclesRealm {

    static final int MEMBERS = 50_000;

    private final TestRealm realm;

    private CirclesRealm(TestRealm realm) {
        this.realm = realm;
    }

    static void create(KeycloakServer server, JdbcAccess database, int threads) throws SQLException {
        BenchmarkRealm created = BenchmarkRealm.create(server, Login.CIRCLES);
        created.clientWithoutPersonas(Login.STEWARDS);
        CirclesRealm circles = new CirclesRealm(created.realm());
        circles.nameStewards();
        for (int thread = 0; thread < threads; thread++) {
            circles.steward(Login.numbered(Login.STEWARD_OF_FEW, thread), "few-" + thread);
            circles.steward(Login.numbered(Login.STEWARD_OF_MANY, thread), "many");
            String administrator = created.realm().user(Login.numbered(Login.ADMINISTRATOR, thread));
            created.realm().admin().grantClientRoles(administrator, "realm-management", "view-users");
        }
        String id = created.realm().admin().get("").path("id").asText();
        new ManyPersonas(database, id).createCircles(MEMBERS);
    }

    private void nameStewards() {
        RealmAdmin admin = realm.admin();
        ObjectNode schema = (ObjectNode) admin.get("/personas/schema");
        for (JsonNode title : schema.path("titles")) {
            if (title.path("name").asText().startsWith("travel")) {
                ((ObjectNode) title).putArray("managed_by").add("admin");
            }
        }
        admin.put("/personas/schema", schema);
        admin.call("PUT", "/personas/setup/circles?clients=" + Login.STEWARDS)
                .send()
                .expect(200);
    }

    private void steward(String user, String circle) {
        realm.user(user);
        realm.admin()
                .call("POST", "/personas")
                .json(Map.of("username", user, "title", "admin", "circle", circle))
                .send()
                .expect(201);
    }
}
