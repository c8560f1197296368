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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a set-up finds, adds, leaves alone, and says about it. */
@ExtendWith(SharedServer.class)
class SetUpPartsIT {

    private static final String SETUP = "/personas/setup";

    private static JsonNode setUp(RealmAdmin admin, String query) {
        return admin.call("POST", SETUP + query).send().expect(200).json();
    }

    private static void isComplete(RealmAdmin admin) {
        JsonNode state = admin.get(SETUP);
        assertThat(state.path("set_up").asBoolean()).as(state.toString()).isTrue();
        assertThat(state.path("complete").asBoolean()).as(state.toString()).isTrue();
        assertThat(state.path("parts").toString())
                .isEqualTo("{\"client\":true,\"roles\":true,\"default_roles\":true,\"account_console\":true,"
                        + "\"client_scope\":true,\"required_action\":true}");
    }

    private static void works(TestRealm realm) {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.create("traveler", "corsica").expect(201);
        assertThat(PersonaApiClient.names(Jwt.claims(realm.token("anna")).path("personas")))
                .containsExactly("traveler@corsica");
    }

    private static JsonNode scope(RealmAdmin admin, String name) {
        for (JsonNode scope : admin.get("/client-scopes")) {
            if (scope.path("name").asText().equals(name)) {
                return scope;
            }
        }
        throw new AssertionError("No client scope " + name);
    }

    private static String warnings(JsonNode answer) {
        return answer.path("warnings").toString();
    }

    private static Map<String, Object> mapper(String claim) {
        return Map.of(
                "name",
                "writes " + claim,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-attribute-mapper",
                "config",
                Map.of("user.attribute", "persona", "claim.name", claim, "access.token.claim", "true"));
    }

    /** With keys of the server's own making: an export leaves out those that were brought. */
    private static TestRealm original(KeycloakServer server) {
        return TestRealm.create(server, Map.of("components", Map.of()));
    }

    @Test
    void missingPartsAreReportedAndAddedOnRequestOnly(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            isComplete(admin);
            admin.delete("/clients/" + admin.client("persona-api"));
            admin.delete("/client-scopes/" + scope(admin, "persona").path("id").asText());
            admin.delete("/authentication/required-actions/choose-persona");
            admin.update(Map.of("displayName", "changed"));
            JsonNode state = admin.get(SETUP);
            assertThat(state.path("set_up").asBoolean()).isTrue();
            assertThat(state.path("complete").asBoolean(true)).isFalse();
            assertThat(state.path("parts").toString()).doesNotContain("true");
            assertThat(state.path("client_scope").isNull()).isTrue();
            JsonNode done = setUp(admin, "?clients=app");
            assertThat(done.path("added")).hasSize(6);
            assertThat(done.path("client_scope").asText()).isEqualTo("persona");
            isComplete(admin);
            assertThat(setUp(admin, "").path("added")).isEmpty();
            works(realm);
        }
    }

    @Test
    void aSingleMissingRoleIsReported(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            admin.delete("/clients/" + admin.client("persona-api") + "/roles/view-users");
            admin.delete("/clients/" + admin.client("persona-api") + "/roles/discover-personas");
            JsonNode parts = admin.get(SETUP).path("parts");
            assertThat(parts.path("client").asBoolean()).isTrue();
            assertThat(parts.path("roles").asBoolean(true)).isFalse();
            assertThat(parts.path("default_roles").asBoolean(true)).isFalse();
            setUp(admin, "");
            isComplete(admin);
        }
    }

    @Test
    void aRealmCreatedFromTheRepresentationOfAnotherIsComplete(KeycloakServer server) {
        try (TestRealm realm = original(server)) {
            ObjectNode copy = (ObjectNode) realm.admin().get("");
            copy.remove(List.of("id", "realm", "defaultRole"));
            try (TestRealm made = TestRealm.imported(server, copy)) {
                isComplete(made.admin());
                made.admin()
                        .createClient(Map.of(
                                "clientId", TestRealm.APP, "publicClient", true, "directAccessGrantsEnabled", true));
                works(made);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void everyPartialExportCanBeImportedAndIsWholeThen(boolean clients, boolean roles, KeycloakServer server) {
        JsonNode export;
        try (TestRealm realm = original(server)) {
            RealmAdmin admin = realm.admin();
            admin.post("/groups", Map.of("name", "clerks"));
            export = admin.post("/partial-export?exportClients=" + clients + "&exportGroupsAndRoles=" + roles, Map.of())
                    .json();
        }
        try (TestRealm copy = TestRealm.imported(server, export)) {
            isComplete(copy.admin());
            if (!clients) {
                copy.admin()
                        .createClient(Map.of(
                                "clientId", TestRealm.APP, "publicClient", true, "directAccessGrantsEnabled", true));
            }
            works(copy);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDefaultRoleThatWasTakenAwayStaysAwayInACopy(boolean clients, KeycloakServer server) {
        JsonNode export;
        try (TestRealm realm = original(server)) {
            RealmAdmin admin = realm.admin();
            String api = admin.client("persona-api");
            String defaults = admin.get("").path("defaultRole").path("id").asText();
            admin.call("DELETE", "/roles-by-id/" + defaults + "/composites")
                    .json(List.of(admin.get("/clients/" + api + "/roles/discover-personas")))
                    .send()
                    .expect(204);
            export = admin.post("/partial-export?exportClients=" + clients + "&exportGroupsAndRoles=true", Map.of())
                    .json();
        }
        try (TestRealm copy = TestRealm.imported(server, export)) {
            JsonNode parts = copy.admin().get(SETUP).path("parts");
            assertThat(parts.path("default_roles").asBoolean(true)).isFalse();
            assertThat(parts.path("roles").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-connect", "saml"})
    void aScopeOfAnothersThatIsCalledSoIsLeftAlone(String protocol, KeycloakServer server) {
        boolean speaksIt = protocol.equals("openid-connect");
        Map<String, Object> foreign = Map.of(
                "name",
                "persona",
                "protocol",
                protocol,
                "protocolMappers",
                speaksIt ? List.of(mapper("persona")) : List.of());
        Map<String, Object> representation = Map.of(
                "enabled", true,
                "clientScopes", List.of(foreign),
                "clients", List.of(Map.of("clientId", "mine", "publicClient", true)));
        try (TestRealm realm = TestRealm.imported(server, representation)) {
            RealmAdmin admin = realm.admin();
            isComplete(admin);
            for (JsonNode answer : List.of(admin.get(SETUP), setUp(admin, "?clients=mine"))) {
                assertThat(answer.path("client_scope").asText()).isEqualTo("personas");
                assertThat(warnings(answer)).contains("of its own, which is left as it is");
                assertThat(warnings(answer).contains("of the client scope persona writes the claim persona"))
                        .isEqualTo(speaksIt);
            }
            assertThat(scope(admin, "persona").path("protocolMappers")).hasSize(speaksIt ? 1 : 0);
            assertThat(scope(admin, "persona").path("protocol").asText()).isEqualTo(protocol);
            assertThat(admin.get("/default-default-client-scopes").findValuesAsText("name"))
                    .contains("personas")
                    .doesNotContain("persona");
            assertThat(admin.get("/clients/" + admin.client("mine"))
                            .path("defaultClientScopes")
                            .toString())
                    .contains("\"personas\"");
        }
    }

    @Test
    void ourScopeIsRecognisedWithoutItsNameAndWithoutItsMapper(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            JsonNode scope = scope(admin, "persona");
            String id = scope.path("id").asText();
            ((ObjectNode) scope).put("name", "mandates");
            admin.put("/client-scopes/" + id, scope);
            assertThat(setUp(admin, "").path("client_scope").asText()).isEqualTo("mandates");
            admin.delete("/client-scopes/" + id + "/protocol-mappers/models/"
                    + scope.path("protocolMappers").path(0).path("id").asText());
            assertThat(admin.get(SETUP).at("/parts/client_scope").asBoolean(true))
                    .isFalse();
            assertThat(setUp(admin, "").path("added").toString()).isEqualTo("[\"client_scope\"]");
            assertThat(scope(admin, "mandates").path("protocolMappers")).hasSize(1);
            works(realm);
        }
    }

    @Test
    void clientsThatNobodyLogsInToAreRefused(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            admin.createClient(Map.of("clientId", "sp", "protocol", "saml"));
            for (String client : List.of("sp", "persona-api", "account-console", "admin-cli", "realm-management")) {
                Reply refused = admin.call("POST", SETUP + "?clients=app," + client)
                        .send()
                        .expect(400);
                assertThat(refused.json().path("errors").path("clients").asText())
                        .endsWith(client + " is not");
            }
        }
    }

    @Test
    void aClaimThatAClientsOwnMapperWritesIsInTheWarnings(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            String app = "/clients/" + admin.client(TestRealm.APP) + "/protocol-mappers/models";
            admin.post(app, mapper("persona.level"));
            admin.post(app, mapper("personality"));
            JsonNode answer = setUp(admin, "?clients=app");
            assertThat(warnings(answer))
                    .contains(
                            "of the client app writes the claim persona.level, where the mapper of personas writes persona:")
                    .doesNotContain("personality");
            realm.user("anna");
            JsonNode told = admin.get("/personas/explain?user=anna&client=app");
            assertThat(warnings(told))
                    .contains("writes the claim persona.level, too, where persona is")
                    .doesNotContain("personality");
        }
    }
}
