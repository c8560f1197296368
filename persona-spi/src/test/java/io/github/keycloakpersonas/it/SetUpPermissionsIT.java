package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
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

/** An administrator who may manage the realm, and not its clients or users, does not manage them by way of personas either. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetUpPermissionsIT {

    private TestRealm realm;
    private RealmAdmin admin;
    private AdminPersonas ofTheRealm;
    private AdminPersonas ofClients;
    private AdminPersonas ofUsers;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = realm.admin();
        admin.post("/roles", Map.of("name", "auditor"));
        String shop = admin.createClient(Map.of("clientId", "shop", "publicClient", true));
        admin.post("/clients/" + shop + "/roles", Map.of("name", "cashier"));
        ofTheRealm = AdminPersonas.withRoles(realm, "oftherealm", "manage-realm", "view-realm");
        ofClients = AdminPersonas.withRoles(realm, "ofclients", "manage-realm", "view-realm", "manage-clients");
        ofUsers = AdminPersonas.withRoles(realm, "ofusers", "manage-realm", "view-realm", "manage-users");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static void refused(Reply reply, String role) {
        assertThat(reply.expect(403).json().path("detail").asText()).contains(role);
    }

    private static Reply setUp(AdminPersonas who, String query) {
        return who.call("POST", "/setup" + query, request -> request);
    }

    private static Map<String, Object> title(
            String name, boolean selfService, String description, Map<String, ?> roles) {
        return Map.of("name", name, "self_service", selfService, "description", description, "roles", roles);
    }

    private static Reply titles(AdminPersonas who, List<Map<String, Object>> titles) {
        return who.put("/schema?force=true", Map.of("titles", titles));
    }

    @Test
    void aSetUpThatChangesClientsRequiresThePermissionToManageThem() {
        setUp(ofTheRealm, "").expect(200);
        refused(setUp(ofTheRealm, "?clients=app"), "manage-clients");
        refused(setUp(ofTheRealm, "?clients=all"), "manage-clients");
        setUp(ofClients, "?clients=all").expect(200);

        admin.delete("/authentication/required-actions/choose-persona");
        assertThat(setUp(ofTheRealm, "").expect(200).json().path("added").toString())
                .isEqualTo("[\"required_action\"]");

        admin.delete("/clients/" + admin.client("persona-api") + "/roles/view-users");
        refused(setUp(ofTheRealm, ""), "manage-clients");
        refused(setUp(ofUsers, ""), "manage-clients");
        assertThat(ofTheRealm
                        .get("/setup")
                        .expect(200)
                        .json()
                        .at("/parts/roles")
                        .asBoolean(true))
                .isFalse();
        assertThat(setUp(ofClients, "").expect(200).json().path("added").toString())
                .isEqualTo("[\"roles\"]");
    }

    @Test
    void aTitleGrantsOnlyRolesThatTheAdministratorMayAssign() {
        Map<String, Object> cashier = Map.of("clients", Map.of("shop", List.of("cashier")));
        Map<String, Object> auditor = Map.of("realm", List.of("auditor"));
        Map<String, Object> none = Map.of();
        titles(ofTheRealm, List.of(title("clerk", false, "", none))).expect(200);
        for (Map<String, Object> roles : List.of(cashier, auditor)) {
            refused(titles(ofTheRealm, List.of(title("clerk", false, "", roles))), "manage-users");
            refused(titles(ofClients, List.of(title("clerk", false, "", roles))), "manage-users");
        }
        titles(ofUsers, List.of(title("clerk", false, "", cashier))).expect(200);

        // What is there already may stay, and go.
        titles(ofTheRealm, List.of(title("clerk", false, "changed", cashier), title("guest", true, "", none)))
                .expect(200);
        refused(titles(ofTheRealm, List.of(title("guest", false, "", cashier))), "cashier");
        titles(ofTheRealm, List.of(title("clerk", false, "", none))).expect(200);
        refused(titles(ofTheRealm, List.of(title("clerk", false, "", cashier))), "cashier");

        // Of a title that users give themselves, the roles do not count until that changes.
        titles(ofUsers, List.of(title("guest", true, "", auditor))).expect(200);
        titles(ofTheRealm, List.of(title("guest", true, "changed", auditor))).expect(200);
        refused(titles(ofTheRealm, List.of(title("guest", false, "", auditor))), "auditor");
    }

    @Test
    void anUnreadableSchemaCountsAsGrantingNoRoles(KeycloakServer server) {
        try (TestRealm broken = TestRealm.create(server, Map.of("attributes", Map.of("persona.schema", "no schema")))) {
            broken.admin().post("/roles", Map.of("name", "auditor"));
            Map<String, Object> auditor = Map.of("realm", List.of("auditor"));
            AdminPersonas manager = AdminPersonas.withRoles(broken, "manager", "manage-realm", "view-realm");
            refused(titles(manager, List.of(title("clerk", false, "", auditor))), "auditor");
            titles(manager, List.of(title("clerk", false, "", Map.of()))).expect(200);
        }
    }
}
