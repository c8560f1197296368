package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client scope for applications that cannot read objects in a claim. */
@ExtendWith(SharedServer.class)
class StringsScopeIT {

    private static final String STRINGS = "/personas/setup/strings";

    private TestRealm realm;
    private RealmAdmin admin;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = realm.admin();
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private JsonNode offer(String query) {
        return admin.call("PUT", STRINGS + query).send().expect(200).json();
    }

    private JsonNode claims(String scope, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("client_id", "proxy", "scope", scope));
        fields.putAll(more);
        return Jwt.claims(realm.tokens("anna", fields)
                .expect(200)
                .json()
                .path("access_token")
                .asText());
    }

    private void annaHasTwoPersonas() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.create("traveler", "corsica").expect(201);
        anna.create("traveler", "zoë@café").expect(201);
    }

    @Test
    void aRealmHasItOnlyWhereItIsAskedFor() {
        assertThat(admin.get(STRINGS).path("client_scope").isNull()).isTrue();
        assertThat(admin.get("/personas/setup").path("strings_scope").isNull()).isTrue();
        assertThat(admin.get("/client-scopes").findValuesAsText("name")).doesNotContain("persona-strings");

        assertThat(offer("").path("client_scope").asText()).isEqualTo("persona-strings");
        assertThat(offer("").path("client_scope").asText()).isEqualTo("persona-strings");
        assertThat(admin.get("/client-scopes").findValuesAsText("name"))
                .containsOnlyOnce("persona-strings")
                .containsOnlyOnce("persona");
        assertThat(admin.get("/default-optional-client-scopes").findValuesAsText("name"))
                .contains("persona-strings");
        JsonNode setup = admin.get("/personas/setup");
        assertThat(setup.path("strings_scope").asText()).isEqualTo("persona-strings");
        assertThat(setup.path("client_scope").asText()).isEqualTo("persona");
        assertThat(setup.path("complete").asBoolean()).isTrue();
        assertThat(setup.path("warnings")).isEmpty();

        admin.delete(STRINGS);
        assertThat(admin.get("/client-scopes").findValuesAsText("name"))
                .contains("persona")
                .doesNotContain("persona-strings");
    }

    @Test
    void tokensCarryBothFormsSideBySide() {
        offer("");
        admin.createClient(Map.of("clientId", "proxy", "publicClient", true, "directAccessGrantsEnabled", true));
        annaHasTwoPersonas();
        JsonNode plain = claims("openid", Map.of());
        assertThat(plain.has("persona_names")).isFalse();
        JsonNode none = claims("openid persona-strings", Map.of());
        assertThat(none.path("persona_names").toString()).isEqualTo("[\"traveler@corsica\",\"traveler@zoë@café\"]");
        assertThat(none.path("personas")).hasSize(2);
        assertThat(none.has("persona_name")).isFalse();
        JsonNode selected = claims("openid persona-strings", Map.of("persona", "traveler@zoë@café"));
        assertThat(selected.path("persona_name").asText()).isEqualTo("traveler@zoë@café");
        assertThat(selected.path("persona").path("circle").asText()).isEqualTo("zoë@café");
    }

    @Test
    void namedClientsGetItByDefaultAndStayWithoutThePersonasOfOthers() {
        admin.createClient(Map.of("clientId", "proxy", "publicClient", true, "directAccessGrantsEnabled", true));
        JsonNode answer = offer("?clients=proxy");
        assertThat(answer.path("clients").toString()).isEqualTo("[\"proxy\"]");
        assertThat(answer.path("warnings")).isEmpty();
        annaHasTwoPersonas();
        assertThat(claims("openid", Map.of()).path("persona_names")).hasSize(2);
        assertThat(Jwt.claims(realm.token("anna")).has("persona_names")).isFalse();

        admin.call("PUT", STRINGS + "?clients=nobody").send().expect(400);
        admin.call("PUT", STRINGS + "?clients=admin-cli").send().expect(400);
    }

    /** A client that has the strings alone does not count as one that has personas already. */
    @Test
    void theSetUpGivesThePersonasToAClientThatHasTheStringsAlone() {
        String proxy = admin.createClient(Map.of("clientId", "proxy", "publicClient", true));
        offer("?clients=proxy");
        String scope = admin.get("/clients/" + proxy + "/default-client-scopes")
                .findValuesAsText("name")
                .toString();
        assertThat(scope).contains("persona-strings");
        for (JsonNode found : admin.get("/client-scopes")) {
            if (found.path("name").asText().equals("persona")) {
                admin.delete("/clients/" + proxy + "/default-client-scopes/"
                        + found.path("id").asText());
            }
        }
        admin.call("POST", "/personas/setup?clients=proxy").send().expect(200);
        assertThat(admin.get("/clients/" + proxy + "/default-client-scopes").findValuesAsText("name"))
                .contains("persona", "persona-strings");
    }

    @Test
    void anotherScopeOfThatNameIsLeftAsItIs() {
        admin.post("/client-scopes", Map.of("name", "persona-strings", "protocol", "openid-connect"));
        assertThat(offer("").path("client_scope").asText()).isEqualTo("persona-strings-2");
        admin.delete(STRINGS);
        assertThat(admin.get("/client-scopes").findValuesAsText("name"))
                .contains("persona-strings")
                .doesNotContain("persona-strings-2");
    }

    @Test
    void itNeedsThePermissionToManageClients() {
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-realm");
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-realm", "view-realm");
        AdminPersonas both = AdminPersonas.withRoles(realm, "both", "manage-realm", "manage-clients");
        viewer.get("/setup/strings").expect(200);
        viewer.call("PUT", "/setup/strings", request -> request).expect(403);
        manager.call("PUT", "/setup/strings", request -> request).expect(403);
        both.call("PUT", "/setup/strings", request -> request).expect(200);
        manager.delete("/setup/strings").expect(403);
        both.delete("/setup/strings").expect(204);
        AdminPersonas.withRoles(realm, "none", "manage-users")
                .get("/setup/strings")
                .expect(403);
    }
}
