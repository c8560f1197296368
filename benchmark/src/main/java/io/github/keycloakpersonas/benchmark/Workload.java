package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The realms, clients, users and personas that the calls need. */
final class Workload {

    private static final int PERSONAS = 5;

    private final KeycloakServer server;
    private final JdbcAccess database;
    private final int threads;

    Workload(KeycloakServer server, JdbcAccess database, int threads) {
        this.server = server;
        this.database = database;
        this.threads = threads;
    }

    void prepare() throws SQLException {
        prepareLists();
        TestRealm empty = realm(Login.EMPTY);
        TestRealm personas = realm(Login.PERSONAS);
        for (int thread = 0; thread < threads; thread++) {
            empty.user(Login.numbered(Login.OTHER, thread));
            personas.user(Login.numbered(Login.OTHER, thread));
            String holder = Login.numbered(Login.HOLDER, thread);
            personas.user(holder);
            fill(personas, holder);
            check(personas, holder);
        }
    }

    /** Realms whose personas nobody could create one by one in time. */
    private void prepareLists() throws SQLException {
        for (Map.Entry<String, Integer> size :
                Map.of(Login.THOUSAND, 1_000, Login.MILLION, 1_000_000).entrySet()) {
            TestRealm realm = realm(size.getKey());
            for (int thread = 0; thread < threads; thread++) {
                String administrator = realm.user(Login.numbered(Login.ADMINISTRATOR, thread));
                realm.admin().grantClientRoles(administrator, "realm-management", "view-users");
            }
            new ManyPersonas(database, realm.admin().get("").path("id").asText()).create(size.getValue());
        }
    }

    /** Its tokens outlive the benchmark, however long that is made. */
    private TestRealm realm(String name) {
        TestRealm realm = TestRealm.create(
                server, Map.of("realm", name, "accessTokenLifespan", 36_000, "ssoSessionIdleTimeout", 36_000));
        String client = realm.admin()
                .createClient(Map.of(
                        "clientId", Login.WITHOUT_SCOPE, "publicClient", true, "directAccessGrantsEnabled", true));
        String scopes = "/clients/" + client + "/default-client-scopes";
        String persona = StreamSupport.stream(realm.admin().get(scopes).spliterator(), false)
                .filter(scope -> scope.path("name").asText().equals("persona"))
                .map(scope -> scope.path("id").asText())
                .findFirst()
                .orElseThrow();
        realm.admin().delete(scopes + "/" + persona);
        return realm;
    }

    private static void fill(TestRealm realm, String holder) {
        String token = realm.token(holder);
        for (int i = 0; i < PERSONAS; i++) {
            Map<String, Object> persona =
                    Map.of("title", "traveler", "circle", "circle-" + i, "consent", true, "autobook_price", 5000);
            realm.http()
                    .post(realm.path("/persona/v1/personas"))
                    .bearer(token)
                    .json(persona)
                    .send()
                    .expect(201);
        }
    }

    /** What is compared is what the table says. */
    private static void check(TestRealm realm, String holder) {
        for (String client : List.of(Login.WITH_SCOPE, Login.WITHOUT_SCOPE)) {
            Reply reply = realm.tokens(holder, Map.of("client_id", client)).expect(200);
            String token = reply.json().path("access_token").asText();
            int claimed = Jwt.claims(token).path("personas").size();
            JsonNode listed = realm.http()
                    .get(realm.path("/persona/v1/personas"))
                    .bearer(token)
                    .send()
                    .expect(200)
                    .json()
                    .path("personas");
            int expected = client.equals(Login.WITH_SCOPE) ? PERSONAS : 0;
            if (claimed != expected || listed.size() != PERSONAS) {
                throw new IllegalStateException(
                        client + ": " + claimed + " personas claimed, " + listed.size() + " listed");
            }
        }
    }
}
