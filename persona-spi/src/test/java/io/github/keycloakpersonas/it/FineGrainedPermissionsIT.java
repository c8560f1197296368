package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What fine-grained permissions open. Each test has its own realm: permissions for all users change what those for a group say. */
@Tag("storage")
@ExtendWith(SharedServer.class)
class FineGrainedPermissionsIT {

    private TestRealm realm;
    private String berts;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminPermissionsEnabled", true));
        realm.user("anna");
        realm.user("bert");
        AdminPersonas admin = AdminPersonas.of(realm);
        admin.created("anna", "traveler", "corsica");
        berts = admin.created("bert", "traveler", "home");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
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
        assertThat(helpdesk.get("/reports/access").expect(200).text().lines().skip(1))
                .hasSize(6)
                .allMatch(row -> row.startsWith("member"));
        String ours = all.page("?circle=ours1").path(0).path("id").asText();
        helpdesk.get("/" + ours).expect(200);
        helpdesk.get("/" + berts).expect(403);
        helpdesk.patch("/" + ours, Map.of("status", "suspended")).expect(403);
        helpdesk.create("member0", "traveler", "x").expect(403);
        assertThat(mayManage(helpdesk, "?user=member0")).isFalse();
        permit("helpdesk", group, "manage-members");
        helpdesk.patch("/" + ours, Map.of("status", "suspended")).expect(200);
        helpdesk.created("member0", "traveler", "x");
        assertThat(mayManage(helpdesk, "")).isTrue();
        assertThat(mayManage(helpdesk, "?user=member0")).isTrue();
        helpdesk.get("/access?user=stranger0").expect(403);
        helpdesk.create("stranger0", "traveler", "x").expect(403);
        assertThat(helpdesk.post("/bulk", Map.of("action", "suspend", "ids", List.of(ours, berts)))
                        .expect(200)
                        .json()
                        .path("failed")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aFineGrainedPermissionForAllUsersOpensListsButNotWhatTellsOfEverybody() {
        AdminPersonas auditor = AdminPersonas.withRoles(realm, "auditor", "query-users");
        permit("auditor", "Users", List.of(), "view");
        assertThat(auditor.listed("")).contains("traveler@corsica", "traveler@home");
        // Another permission may take some of the users back, which these could not respect.
        auditor.get("/export").expect(403);
        auditor.get("/stats").expect(403);
        auditor.get("/import").expect(403);
    }

    @Test
    void aHelpdeskDecidesInReviewsAboutItsGroupOnly() throws InterruptedException {
        ReviewCalls all = ReviewCalls.in(realm);
        String group = realm.admin().post("/groups", Map.of("name", "team")).createdId();
        realm.admin().put("/users/" + realm.admin().userId("bert") + "/groups/" + group, Map.of());
        AdminPersonas helpdesk = AdminPersonas.withRoles(realm, "helpdesk", "query-users");
        permit("helpdesk", group, "view-members");
        String id = all.opened();
        ReviewCalls theirs = new ReviewCalls(helpdesk);
        assertThat(theirs.items(id, "")).singleElement().satisfies(item -> {
            assertThat(item.path("persona_id").asText()).isEqualTo(berts);
            assertThat(item.path("why_not").asText()).isEqualTo("not_permitted");
        });
        assertThat(helpdesk.get("/reviews/" + id + "/evidence")
                        .expect(200)
                        .text()
                        .lines())
                .hasSize(2);
        permit("helpdesk", group, "manage-members");
        assertThat(theirs.items(id, "").get(0).path("can_decide").asBoolean()).isTrue();
        assertThat(theirs.decide(id, Map.of("decision", "keep", "all_open", true))
                        .expect(200)
                        .json()
                        .path("decided")
                        .asInt())
                .isEqualTo(1);
        String annas = all.items(id, "?decision=open").get(0).path("id").asText();
        assertThat(theirs.decide(id, Map.of("decision", "keep", "items", List.of(annas)))
                        .expect(200)
                        .json()
                        .at("/refused/0/why")
                        .asText())
                .isEqualTo("not_permitted");
        helpdesk.post("/reviews", ReviewCalls.plan()).expect(403);
        theirs.post(id, "close").expect(403);
    }

    private static boolean mayManage(AdminPersonas administrator, String query) {
        return administrator
                .get("/access" + query)
                .expect(200)
                .json()
                .path("manage")
                .asBoolean();
    }

    /** A fine-grained permission for one administrator on the members of a group. */
    private void permit(String administrator, String group, String scope) {
        permit(administrator, "Groups", List.of(group), scope);
    }

    /** A fine-grained permission for one administrator; on all of that type without resources. */
    private void permit(String administrator, String type, List<String> resources, String scope) {
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
                                "name",
                                scope + "-for-" + administrator,
                                "resourceType",
                                type,
                                "resources",
                                resources,
                                "scopes",
                                List.of(scope),
                                "policies",
                                List.of(policy)))
                .expect(201);
    }
}
