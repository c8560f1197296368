package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which administrators may do what: roles, fine-grained permissions, other realms. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPermissionsIT {

    private TestRealm realm;
    private String anna;
    private String annas;
    private String berts;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminPermissionsEnabled", true));
        anna = realm.user("anna");
        realm.user("bert");
        AdminPersonas admin = AdminPersonas.of(realm);
        annas = admin.created("anna", "traveler", "corsica");
        berts = admin.created("bert", "traveler", "home");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static void mayNothing(AdminPersonas nobody, String persona) {
        nobody.get("").expect(403);
        nobody.get("/count").expect(403);
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
    void withoutATokenNothing(KeycloakServer server) {
        String path = "/admin/realms/" + realm.name() + "/personas";
        for (String below : List.of("", "/count", "/" + annas)) {
            server.http().get(path + below).send().expect(401);
        }
        server.http().post(path + "/bulk").json(Map.of()).send().expect(401);
    }

    @Test
    void anOrdinaryUserMayNothing() {
        mayNothing(AdminPersonas.as(realm, realm.token("anna")), annas);
    }

    @Test
    void anAdministratorOfAnotherRealmMayNothing(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            AdminPersonas foreign = AdminPersonas.withRoles(other, "boss", "realm-admin");
            foreign.get("").expect(200);
            mayNothing(AdminPersonas.as(realm, other.token("boss")), annas);
        }
    }

    @Test
    void whoViewsUsersReadsAndChangesNothing() {
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        assertThat(viewer.listed("")).contains("traveler@corsica", "traveler@home");
        viewer.get("/" + annas).expect(200);
        viewer.get("/no-such-persona").expect(404);
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
    void whoManagesUsersMayAll() {
        AdminPersonas manager = AdminPersonas.withRoles(realm, "manager", "manage-users");
        String id = manager.created("anna", "admin", "managed", "status", "suspended");
        manager.patch("/" + id, Map.of("status", "active")).expect(200);
        manager.delete("/" + id).expect(204);
    }

    @Test
    void whoOnlyQueriesUsersFindsNothing() {
        AdminPersonas querier = AdminPersonas.withRoles(realm, "querier", "query-users");
        assertThat(querier.listed("")).isEmpty();
        assertThat(querier.count("")).isZero();
        querier.get("/" + annas).expect(403);
    }

    @Test
    void withoutFineGrainedPermissionsWhoOnlyQueriesFindsNothing(KeycloakServer server) {
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
    void aHelpdeskSeesThePersonasOfItsGroupOnlyAndInFullPages() {
        AdminPersonas helpdesk = AdminPersonas.withRoles(realm, "helpdesk", "query-users");
        String group = realm.admin().post("/groups", Map.of("name", "team")).createdId();
        permit("helpdesk", group, "view-members");
        AdminPersonas all = AdminPersonas.of(realm);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String member = realm.user("member" + i);
            realm.user("stranger" + i);
            all.created("stranger" + i, "traveler", "theirs" + i);
            all.created("member" + i, "traveler", "ours" + i);
            realm.admin().put("/users/" + member + "/groups/" + group, Map.of());
            expected.add("traveler@ours" + i);
        }
        assertThat(helpdesk.count("")).isEqualTo(6);
        assertThat(helpdesk.listed("?sort=created_at")).isEqualTo(expected);
        assertThat(helpdesk.listed("?sort=created_at&first=2&max=3")).isEqualTo(expected.subList(2, 5));
        assertThat(helpdesk.listed("?search=stranger")).isEmpty();
        assertThat(helpdesk.listed("?search=theirs")).isEmpty();
        assertThat(helpdesk.listed("?search=member3")).containsExactly("traveler@ours3");
        assertThat(helpdesk.listed("?user=stranger1")).isEmpty();
        String ours = all.page("?circle=ours1").path(0).path("id").asText();
        helpdesk.get("/" + ours).expect(200);
        helpdesk.get("/" + berts).expect(403);
        helpdesk.patch("/" + ours, Map.of("status", "suspended")).expect(403);
        helpdesk.create("member0", "traveler", "x").expect(403);
        permit("helpdesk", group, "manage-members");
        helpdesk.patch("/" + ours, Map.of("status", "suspended")).expect(200);
        helpdesk.created("member0", "traveler", "x");
        helpdesk.create("stranger0", "traveler", "x").expect(403);
        assertThat(helpdesk.post("/bulk", Map.of("action", "suspend", "ids", List.of(ours, berts)))
                        .expect(200)
                        .json()
                        .path("failed")
                        .asInt())
                .isEqualTo(1);
    }

    /** A fine-grained permission for one administrator on the members of a group. */
    private void permit(String administrator, String group, String scope) {
        String client = realm.admin().client("admin-permissions");
        String server = "/clients/" + client + "/authz/resource-server";
        String policy = scope + "-" + administrator;
        realm.admin()
                .post(
                        server + "/policy/user",
                        Map.of("name", policy, "users", List.of(realm.admin().userId(administrator))))
                .expect(201);
        realm.admin()
                .post(
                        server + "/permission/scope",
                        Map.of(
                                "name", scope + "-of-team",
                                "resourceType", "Groups",
                                "resources", List.of(group),
                                "scopes", List.of(scope),
                                "policies", List.of(policy)))
                .expect(201);
    }

    @Test
    void aPersonaOfAUserIsAsVisibleAsTheUser() {
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer2", "view-users");
        assertThat(viewer.get("/" + annas).expect(200).json().path("user_sub").asText())
                .isEqualTo(anna);
        assertThat(viewer.get("/" + annas).json().path("username").asText()).isEqualTo("anna");
    }

    @Test
    void inARealmThatIsNotSetUpItSaysSo(KeycloakServer server) {
        try (TestRealm plain = TestRealm.create(server)) {
            plain.user("anna");
            plain.admin().update(Map.of("attributes", Map.of()));
            AdminPersonas admin = AdminPersonas.of(plain);
            assertThat(admin.get("").expect(404).json().path("detail").asText()).contains("not set up");
            admin.create("anna", "traveler", "x").expect(404);
            admin.post("/bulk", Map.of("action", "delete", "ids", List.of("x"))).expect(404);
        }
    }
}
