package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The realm of a load, with a hundred thousand personas that nothing is done with but listing them. */
final class SoakRealm {

    /** All people of the load have a persona there, and stewards manage it. */
    static final String CIRCLE = "circle-0";

    /** A title that stewards approve. */
    static final String APPROVED_TITLE = "travel-agent";

    private static final int PEOPLE = 100;
    private static final int APPLICANTS = 20;
    private static final int STEWARDS = 5;
    private static final int ADMINISTRATORS = 5;
    private static final int BESIDE = 100_000;

    private final BenchmarkRealm created;
    private final TestRealm realm;

    private SoakRealm(BenchmarkRealm created) {
        this.created = created;
        this.realm = created.realm();
    }

    /** Everybody is logged in. Passwords are hashed as Keycloak does by default, since logins are a part of the load. */
    static Crowd create(KeycloakServer server, JdbcAccess database) throws SQLException {
        BenchmarkRealm created = BenchmarkRealm.create(server, Login.SOAK, Map.of("passwordPolicy", ""));
        created.clientWithoutPersonas(Login.STEWARDS);
        created.nameStewards();
        SoakRealm soak = new SoakRealm(created);
        soak.needApproval();
        new ManyPersonas(database, soak.realm.admin().get("").path("id").asText()).create(BESIDE);
        return soak.crowd();
    }

    private void needApproval() {
        RealmAdmin admin = realm.admin();
        ObjectNode schema = (ObjectNode) admin.get("/personas/schema");
        for (JsonNode title : schema.path("titles")) {
            if (title.path("name").asText().equals(APPROVED_TITLE)) {
                ((ObjectNode) title).put("needs_approval", true);
            }
        }
        admin.put("/personas/schema", schema);
    }

    private Crowd crowd() {
        List<Session> stewards = numbers(STEWARDS).mapToObj(this::steward).toList();
        return new Crowd(
                numbers(PEOPLE).mapToObj(this::person).toList(),
                numbers(APPLICANTS)
                        .mapToObj(number -> applicant(number, stewards.get(number % STEWARDS)))
                        .toList(),
                stewards,
                numbers(ADMINISTRATORS).mapToObj(this::administrator).toList());
    }

    private Applicant applicant(int number, Session steward) {
        return new Applicant(user(Login.OTHER, Login.WITH_SCOPE, number), steward, number % 2 == 0);
    }

    private static IntStream numbers(int count) {
        return IntStream.range(0, count);
    }

    private Session person(int number) {
        Session person = user(Login.HOLDER, Login.WITH_SCOPE, number);
        for (String circle : Mandates.circles(Mandates.FIVE)) {
            person.request("POST", "/realms/{realm}/persona/v1/personas")
                    .json(Mandates.persona(circle))
                    .send()
                    .expect(201);
        }
        return person;
    }

    private Session steward(int number) {
        created.steward(Login.numbered(Login.STEWARD_OF_MANY, number), CIRCLE);
        return session(Login.STEWARD_OF_MANY, Login.STEWARDS, number);
    }

    private Session administrator(int number) {
        String id = realm.user(Login.numbered(Login.ADMINISTRATOR, number));
        realm.admin().grantClientRoles(id, "realm-management", "view-users");
        return session(Login.ADMINISTRATOR, Login.WITHOUT_SCOPE, number);
    }

    private Session user(String name, String client, int number) {
        realm.user(Login.numbered(name, number));
        return session(name, client, number);
    }

    private Session session(String name, String client, int number) {
        return new Session(realm.http(), new Login(Login.SOAK, name, client), number);
    }
}
