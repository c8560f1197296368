package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which administrators may do what: roles, other realms. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPermissionsIT {

    private TestRealm realm;
    private String anna;
    private String annas;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminPermissionsEnabled", true));
        anna = realm.user("anna");
        realm.user("bert");
        AdminPersonas admin = AdminPersonas.of(realm);
        annas = admin.created("anna", "traveler", "corsica");
        admin.created("bert", "traveler", "home");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static void mayNothing(AdminPersonas nobody, String persona) {
        nobody.get("").expect(403);
        nobody.get("/count").expect(403);
        nobody.get("/access").expect(403);
        nobody.get("/schema/view").expect(403);
        nobody.get("/" + persona).expect(403);
        nobody.get("/no-such-persona").expect(403);
        nobody.create("anna", "traveler", "x").expect(403);
        nobody.create("no-such-user", "traveler", "x").expect(403);
        nobody.patch("/" + persona, Map.of("status", "suspended")).expect(403);
        nobody.delete("/" + persona).expect(403);
        nobody.post("/" + persona + "/approve", Map.of()).expect(403);
        nobody.post("/bulk", Map.of("action", "delete", "ids", List.of(persona)))
                .expect(403);
    }

    @Test
    void withoutATokenNothingIsPermitted(KeycloakServer server) {
        String path = "/admin/realms/" + realm.name() + "/personas";
        for (String below : List.of("", "/count", "/access", "/schema/view", "/" + annas)) {
            server.http().get(path + below).send().expect(401);
        }
        server.http().post(path + "/bulk").json(Map.of()).send().expect(401);
    }

    @Test
    void anOrdinaryUserMayDoNothing() {
        mayNothing(AdminPersonas.as(realm, realm.token("anna")), annas);
    }

    @Test
    void anAdministratorOfAnotherRealmMayDoNothing(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            AdminPersonas foreign = AdminPersonas.withRoles(other, "boss", "realm-admin");
            foreign.get("").expect(200);
            mayNothing(AdminPersonas.as(realm, other.token("boss")), annas);
        }
    }

    @Test
    void withViewUsersPersonasCanBeReadButNotChanged() {
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        assertThat(viewer.listed("")).contains("traveler@corsica", "traveler@home");
        viewer.get("/" + annas).expect(200);
        viewer.get("/no-such-persona").expect(404);
        viewer.get("/access?user=no-such-user").expect(404);
        assertThat(viewer.get("/access?user=anna")
                        .expect(200)
                        .json()
                        .path("manage")
                        .asBoolean())
                .isFalse();
        viewer.create("anna", "traveler", "x").expect(403);
        viewer.patch("/" + annas, Map.of("status", "suspended")).expect(403);
        viewer.delete("/" + annas).expect(403);
        assertThat(viewer.post("/bulk", Map.of("action", "delete", "ids", List.of(annas)))
                        .expect(200)
                        .json()
                        .path("results")
                        .path(0)
                        .path("code")
                        .asInt())
                .isEqualTo(403);
        viewer.get("/" + annas).expect(200);
    }

    @Test
    void withManageUsersEverythingIsPermitted() {
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-users");
        String id = manager.created("anna", "admin", "managed", "status", "suspended");
        manager.patch("/" + id, Map.of("status", "active")).expect(200);
        manager.delete("/" + id).expect(204);
        assertThat(manager.get("/access").expect(200).json().path("manage").asBoolean())
                .isTrue();
        assertThat(manager.get("/access?user=anna")
                        .expect(200)
                        .json()
                        .path("manage")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoManagesUsersReadsTheSchemaAsUsersSeeIt() {
        AdminPersonas manager = AdminPersonas.withRoles(realm, "clerk", "manage-users");
        manager.get("/schema").expect(403);
        JsonNode schema = manager.get("/schema/view").expect(200).json();
        assertThat(schema.path("titles").findValuesAsText("name")).contains("traveler", "office-manager");
        assertThat(schema.path("attributes").findValuesAsText("type")).isNotEmpty();
        assertThat(schema.findValues("roles")).isEmpty();
    }

    @Test
    void withQueryUsersOnlyListsAreEmpty() {
        AdminPersonas querier = AdminPersonas.withRoles(realm, "querier", "query-users");
        assertThat(querier.listed("")).isEmpty();
        assertThat(querier.count("")).isZero();
        querier.get("/" + annas).expect(403);
    }

    @Test
    void withQueryUsersOnlyListsAreEmptyWithoutFineGrainedPermissions(KeycloakServer server) {
        try (TestRealm plain = TestRealm.create(server)) {
            plain.user("anna");
            AdminPersonas.of(plain).created("anna", "traveler", "corsica");
            AdminPersonas querier = AdminPersonas.withRoles(plain, "querier", "query-users");
            assertThat(querier.listed("")).isEmpty();
            assertThat(querier.count("")).isZero();
            assertThat(AdminPersonas.withRoles(plain, "viewer", "view-users").listed(""))
                    .hasSize(1);
        }
    }

    @Test
    void aPersonaOfAUserIsAsVisibleAsTheUser() {
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer2", "view-users");
        assertThat(viewer.get("/" + annas).expect(200).json().path("user_sub").asText())
                .isEqualTo(anna);
        assertThat(viewer.get("/" + annas).json().path("username").asText()).isEqualTo("anna");
    }

    @Test
    void aRealmThatIsNotSetUpIsReported(KeycloakServer server) {
        try (TestRealm plain = TestRealm.create(server)) {
            plain.user("anna");
            plain.admin().delete("/personas/setup");
            AdminPersonas admin = AdminPersonas.of(plain);
            assertThat(admin.get("").expect(404).json().path("detail").asText()).contains("not set up");
            admin.create("anna", "traveler", "x").expect(404);
            admin.post("/bulk", Map.of("action", "delete", "ids", List.of("x"))).expect(404);
        }
    }
}
