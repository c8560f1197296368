package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a realm gets when it is created, imported, or asked for it. */
@ExtendWith(SharedServer.class)
class RealmSetupIT {

    private static List<String> names(JsonNode entries) {
        return entries.findValuesAsText("name");
    }

    private static JsonNode named(JsonNode entries, String name) {
        return entries.findParents("name").stream()
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Without what capabilities bring. */
    static void isSetUp(RealmAdmin admin) {
        String api = admin.client("persona-api");
        assertThat(names(admin.get("/clients/" + api + "/roles")))
                .filteredOn(name -> !name.endsWith("-calendar"))
                .containsExactlyInAnyOrder(
                        "manage-own-personas",
                        "view-own-personas",
                        "discover-personas",
                        "view-users",
                        "view-all-personas");
        assertThat(names(admin.get("/clients/" + api + "/roles/manage-own-personas/composites")))
                .containsExactly("view-own-personas");
        String defaults = admin.get("").path("defaultRole").path("id").asText();
        assertThat(names(admin.get("/roles-by-id/" + defaults + "/composites/clients/" + api)))
                .filteredOn(name -> !name.endsWith("-calendar"))
                .containsExactlyInAnyOrder("manage-own-personas", "view-own-personas", "discover-personas");
        assertThat(names(admin.get("/default-default-client-scopes"))).contains("persona");
        JsonNode scope = named(admin.get("/client-scopes"), "persona");
        assertThat(scope.path("protocolMappers").findValuesAsText("protocolMapper"))
                .containsExactly("oidc-persona-mapper");
        String console = admin.client("account-console");
        assertThat(names(admin.get("/clients/" + console + "/scope-mappings/clients/" + api)))
                .contains("manage-own-personas", "view-own-personas", "discover-personas");
        assertThat(admin.get("/personas/setup").path("set_up").asBoolean()).isTrue();
    }

    @Test
    void aNewRealmIsSetUpAtOnce(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            isSetUp(realm.admin());
        }
    }

    @Test
    void theAccountConsolesTokenOpensTheApi(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            JsonNode console = realm.admin().get("/clients/" + realm.admin().client("account-console"));
            ((ObjectNode) console).put("directAccessGrantsEnabled", true);
            realm.admin().put("/clients/" + console.path("id").asText(), console);
            realm.user("anna");
            String token = realm.tokens("anna", Map.of("client_id", "account-console"))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            new PersonaApiClient(realm, token).create("traveler", "corsica").expect(201);
        }
    }

    @Test
    void anImportMayBringTheScopeAndTheClient(KeycloakServer server) {
        Map<String, Object> representation = Map.of(
                "enabled", true,
                "clientScopes",
                        List.of(Map.of(
                                "name",
                                "persona",
                                "protocol",
                                "openid-connect",
                                "protocolMappers",
                                List.of(Map.of(
                                        "name",
                                        "personas",
                                        "protocol",
                                        "openid-connect",
                                        "protocolMapper",
                                        "oidc-persona-mapper")))),
                "defaultDefaultClientScopes", List.of("persona"),
                "clients",
                        List.of(
                                Map.of("clientId", "persona-api", "bearerOnly", true),
                                Map.of("clientId", "mine", "publicClient", true, "defaultClientScopes", List.of())));
        try (TestRealm realm = TestRealm.imported(server, representation)) {
            isSetUp(realm.admin());
            JsonNode mine = realm.admin().get("/clients/" + realm.admin().client("mine"));
            assertThat(mine.path("defaultClientScopes").toString()).doesNotContain("persona");
        }
    }

    @Test
    void anImportsClientsGetTheScope(KeycloakServer server) {
        Map<String, Object> representation =
                Map.of("enabled", true, "clients", List.of(Map.of("clientId", "mine", "publicClient", true)));
        try (TestRealm realm = TestRealm.imported(server, representation)) {
            JsonNode mine = realm.admin().get("/clients/" + realm.admin().client("mine"));
            assertThat(mine.path("defaultClientScopes").toString()).contains("\"persona\"");
        }
    }

    @Test
    void anExportedRealmCanBeImportedAgain(KeycloakServer server) {
        JsonNode export;
        // With keys of the server's own making: an export leaves out those that were brought.
        try (TestRealm realm = TestRealm.create(server, Map.of("components", Map.of()))) {
            export = realm.admin()
                    .post("/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of())
                    .json();
        }
        try (TestRealm realm = TestRealm.imported(server, export)) {
            isSetUp(realm.admin());
            PersonaApiClient.ofNewUser(realm, "anna")
                    .create("traveler", "corsica")
                    .expect(201);
        }
    }

    @Test
    void faultyPersonasInAnImportAreLeftOutAndTheRestArrives(KeycloakServer server) {
        String personas = """
                [{"username":"nobody","title":"traveler","circle":"a"},
                 {"username":"anna","title":"king","circle":"b"},
                 {"username":"anna","title":"traveler","circle":"c"}]""";
        for (String text : List.of(personas, "no json", "{}", "[1]")) {
            Map<String, Object> representation = Map.of(
                    "enabled", true,
                    "attributes", Map.of("persona.import", text),
                    "users", List.of(Map.of("username", "anna", "enabled", true)));
            try (TestRealm realm = TestRealm.imported(server, representation)) {
                assertThat(realm.admin().get("").path("attributes").has("persona.import"))
                        .isFalse();
                realm.admin().grantClientRoles(realm.service("agent", "secret"), "persona-api", "view-all-personas");
                PersonaApiClient agent = new PersonaApiClient(realm, realm.serviceToken("agent", "secret"));
                List<String> found = agent.listed("/v1/users/" + realm.admin().userId("anna") + "/personas");
                assertThat(found).isEqualTo(text.equals(personas) ? List.of("traveler@c") : List.of());
            }
        }
    }

    @Test
    void arealmWithoutItAnswers404UntilAnAdministratorAsks(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            realm.user("anna");
            admin.delete("/clients/" + admin.client("persona-api"));
            admin.delete("/client-scopes/"
                    + named(admin.get("/client-scopes"), "persona").path("id").asText());
            admin.delete("/personas/setup");
            assertThat(admin.get("/personas/setup").path("set_up").asBoolean(true))
                    .isFalse();
            assertThat(admin.get("").path("attributes").has("persona.setup")).isFalse();
            PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
            assertThat(Jwt.claims(anna.token()).has("personas")).isFalse();
            Reply reply = anna.get("/v1/personas").expect(404);
            assertThat(reply.json().path("detail").asText()).contains("not set up");

            admin.call("POST", "/personas/setup?clients=app,nobody").send().expect(400);
            admin.call("POST", "/personas/setup").send().expect(200);
            isSetUp(admin);
            assertThat(Jwt.claims(realm.token("anna")).has("personas")).isFalse();
            Reply all = admin.call("POST", "/personas/setup?clients=all").send().expect(200);
            assertThat(all.json().path("clients").toString()).isEqualTo("[\"app\"]");
            isSetUp(admin);
            assertThat(Jwt.claims(realm.token("anna")).path("personas").isArray())
                    .isTrue();
            PersonaApiClient.of(realm, "anna").create("traveler", "corsica").expect(201);
        }
    }

    @Test
    void onlyWhoManagesTheRealmMayAsk(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            String viewer = realm.user("viewer");
            realm.user("anna");
            realm.admin().grantClientRoles(viewer, "realm-management", "view-realm");
            String path = "/admin/realms/" + realm.name() + "/personas/setup";
            server.http().post(path).send().expect(401);
            for (String user : List.of("anna", "viewer")) {
                Reply reply = server.http()
                        .post(path)
                        .bearer(realm.token(user))
                        .send()
                        .expect(403);
                assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
                server.http()
                        .request("DELETE", path)
                        .bearer(realm.token(user))
                        .send()
                        .expect(403);
            }
            server.http().get(path).bearer(realm.token("viewer")).send().expect(200);
            server.http().get(path).bearer(realm.token("anna")).send().expect(403);
            try (TestRealm other = TestRealm.create(server)) {
                String foreign = other.user("boss");
                other.admin().grantClientRoles(foreign, "realm-management", "realm-admin");
                server.http().post(path).bearer(other.token("boss")).send().expect(403);
            }
        }
    }

    @Test
    void aFileSaysWhetherItsRealmAsksForAPersonaAtLogin(KeycloakServer server) {
        for (String word : List.of("bind", "create", "neither")) {
            Map<String, Object> representation = Map.of("enabled", true, "attributes", Map.of("persona.flows", word));
            try (TestRealm realm = TestRealm.imported(server, representation)) {
                JsonNode flows = realm.admin().get("/personas/flows");
                assertThat(flows.path("bound").asBoolean()).isEqualTo(word.equals("bind"));
                assertThat(flows.hasNonNull("browser")).isNotEqualTo(word.equals("neither"));
                assertThat(realm.admin().get("").path("attributes").has("persona.flows"))
                        .isFalse();
            }
        }
    }
}
