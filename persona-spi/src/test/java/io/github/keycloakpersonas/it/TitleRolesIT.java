package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which roles the schema does not let a title grant: those that are not there, and those that administer. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitleRolesIT {

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        realm.admin().createClient(Map.of("clientId", "shop", "publicClient", true));
        admin.put("/schema", Map.of("titles", List.of(Map.of("name", "clerk")))).expect(200);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void refused(String roles, String member, String fault) {
        Reply reply = admin.call(
                "PUT",
                "/schema",
                request -> request.body(
                        "application/json",
                        "{\"titles\":[{\"name\":\"t\",\"self_service\":false,\"roles\":" + roles + "}]}"));
        assertThat(reply.expect(400).json().path("errors").path(member).asText())
                .as(reply.toString())
                .contains(fault);
        assertThat(admin.get("/schema").expect(200).text()).contains("clerk");
    }

    @Test
    void areRefusedIfTheyDoNotExist() {
        refused("{\"realm\":[\"nobody\"]}", "titles.t.roles.realm", "no nobody");
        refused("{\"clients\":{\"shop\":[\"nobody\"]}}", "titles.t.roles.clients.shop", "no nobody");
        refused("{\"clients\":{\"nowhere\":[\"x\"]}}", "titles.t.roles.clients.nowhere", "client of the realm");
        refused("{\"realm\":[1]}", "titles[0].roles.realm", "list of strings");
    }

    @Test
    void areRefusedIfTheyAdminister() {
        realm.admin().post("/roles", Map.of("name", "deputy"));
        String management = realm.admin().client("realm-management");
        realm.admin()
                .post(
                        "/roles/deputy/composites",
                        List.of(realm.admin().get("/clients/" + management + "/roles/view-users")));
        refused(
                "{\"clients\":{\"realm-management\":[\"view-users\"]}}",
                "titles.t.roles.clients.realm-management",
                "administer");
        refused("{\"realm\":[\"deputy\"]}", "titles.t.roles.realm", "administer");
    }

    @Test
    void inMasterTheAdministrativeRolesOfEveryRealmAreRefused() {
        for (String roles : List.of(
                "{\"realm\":[\"admin\"]}",
                "{\"realm\":[\"create-realm\"]}",
                "{\"clients\":{\"master-realm\":[\"view-users\"]}}")) {
            Reply reply = realm.server()
                    .admin()
                    .call("PUT", "/master/personas/schema")
                    .body("application/json", "{\"titles\":[{\"name\":\"t\",\"roles\":" + roles + "}]}")
                    .send();
            assertThat(reply.expect(400).text()).contains("must not be roles that administer");
        }
    }

    @Test
    void areCheckedInImportsToo() {
        String line =
                "{\"schema\":{\"titles\":[{\"name\":\"t\",\"roles\":{\"clients\":{\"realm-management\":[\"view-users\"]}}}]}}";
        Reply reply = admin.call("POST", "/import?schema=apply", request -> request.body("application/x-ndjson", line));
        assertThat(reply.expect(400).text()).contains("must not be roles that administer");
        assertThat(admin.get("/schema").expect(200).text()).contains("clerk");
    }
}
