package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A realm to be measured: its tokens outlive the benchmark, its users may have many personas. */
final class BenchmarkRealm {

    private static final int MANY = 50;

    private final TestRealm realm;

    private BenchmarkRealm(TestRealm realm) {
        this.realm = realm;
    }

    /** With a client that has the client scope of the personas, and one that has not. */
    static BenchmarkRealm create(KeycloakServer server, String name) {
        return create(server, name, Map.of());
    }

    /** The same, with members of Keycloak's realm representation. */
    static BenchmarkRealm create(KeycloakServer server, String name, Map<String, ?> members) {
        BenchmarkRealm realm = new BenchmarkRealm(TestRealm.create(server, members(name, members)));
        realm.clientWithoutPersonas(Login.WITHOUT_SCOPE);
        realm.allowManyPersonas();
        realm.liftTheBudget();
        return realm;
    }

    /** Members of a realm whose sessions are long enough. */
    static Map<String, Object> members(String name, Map<String, ?> more) {
        Map<String, Object> all =
                new HashMap<>(Map.of("realm", name, "accessTokenLifespan", 36_000, "ssoSessionIdleTimeout", 36_000));
        all.putAll(more);
        return all;
    }

    TestRealm realm() {
        return realm;
    }

    /**
     * A client without the client scope of the personas.
     *
     * @return its internal id
     */
    String clientWithoutPersonas(String clientId) {
        String client = realm.admin()
                .createClient(Map.of("clientId", clientId, "publicClient", true, "directAccessGrantsEnabled", true));
        String scopes = "/clients/" + client + "/default-client-scopes";
        realm.admin().delete(scopes + "/" + id(realm.admin().get(scopes), "persona"));
        return client;
    }

    /** The id of what has that name in a list. */
    static String id(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .map(entry -> entry.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + name + " in " + list));
    }

    private void allowManyPersonas() {
        ObjectNode schema = (ObjectNode) realm.admin().get("/personas/schema");
        schema.withObject("/limits").put("personas_per_user", MANY).put("requests_per_minute", 0);
        realm.admin().put("/personas/schema", schema);
    }

    /** Fifty personas take more bytes than tokens have room for by default, and what is compared are all of them. */
    private void liftTheBudget() {
        String scope = "/client-scopes/" + id(realm.admin().get("/client-scopes"), "persona");
        String mappers = scope + "/protocol-mappers/models";
        JsonNode all = realm.admin().get(mappers);
        String id = id(all, "personas");
        for (JsonNode mapper : all) {
            if (mapper.path("id").asText().equals(id)) {
                ((ObjectNode) mapper).withObject("/config").put("persona.budget", "0");
                realm.admin().put(mappers + "/" + id, mapper);
            }
        }
    }

    /** A user with personas in the first so many circles. */
    void holder(String name, int personas) {
        realm.user(name);
        String token = realm.token(name);
        for (String circle : Mandates.circles(personas)) {
            realm.http()
                    .post(realm.path("/persona/v1/personas"))
                    .bearer(token)
                    .json(Mandates.persona(circle))
                    .send()
                    .expect(201);
        }
        requireClaims(new Login(realm.name(), name, Login.WITH_SCOPE), "personas", personas);
        requireClaims(new Login(realm.name(), name, Login.WITHOUT_SCOPE), "personas", 0);
    }

    /** Whose title is admin manages travelers and travel agents of the same circle, by a client that is there. */
    void nameStewards() {
        ObjectNode schema = (ObjectNode) realm.admin().get("/personas/schema");
        for (JsonNode title : schema.path("titles")) {
            if (title.path("name").asText().startsWith("travel")) {
                ((ObjectNode) title).putArray("managed_by").add("admin");
            }
        }
        realm.admin().put("/personas/schema", schema);
        realm.admin()
                .call("PUT", "/personas/setup/circles?clients=" + Login.STEWARDS)
                .send()
                .expect(200);
    }

    /** A user who manages a circle. */
    void steward(String user, String circle) {
        realm.user(user);
        realm.admin()
                .call("POST", "/personas")
                .json(Map.of("username", user, "title", "admin", "circle", circle))
                .send()
                .expect(201);
    }

    /** What is compared is what the table says. */
    void requireClaims(Login login, String claim, int expected) {
        String token = realm.tokens(login.user(), Map.of("client_id", login.client(), "scope", login.scope()))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        int found = Jwt.claims(token).path(claim).size();
        if (found != expected) {
            throw new IllegalStateException(login + ": " + found + " entries in the claim " + claim + ", not "
                    + expected + ": " + Jwt.claims(token));
        }
    }
}
