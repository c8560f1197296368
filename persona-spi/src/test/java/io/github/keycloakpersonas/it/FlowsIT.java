package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ready-made authentication flows. */
@ExtendWith(SharedServer.class)
class FlowsIT {

    private static JsonNode flows(TestRealm realm) {
        return AdminPersonas.of(realm).get("/flows").expect(200).json();
    }

    /** Requirement and step or sub-flow, by level. */
    private static List<String> steps(TestRealm realm, String flow) {
        return realm
                .admin()
                .get("/authentication/flows/" + flow.replace(" ", "%20") + "/executions")
                .findParents("level")
                .stream()
                .map(step -> ">".repeat(step.path("level").asInt())
                        + step.path("requirement").asText() + " "
                        + step.path("displayName").asText().replace("browser with personas ", ""))
                .toList();
    }

    @Test
    void areCreatedOnceAndBoundOnRequest(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server, Map.of("adminEventsEnabled", true))) {
            assertThat(flows(realm).toString()).isEqualTo("{\"browser\":null,\"post_broker\":null,\"bound\":false}");
            List<String> before = steps(realm, "browser");
            AdminPersonas admin = AdminPersonas.of(realm);
            JsonNode created = admin.post("/flows", Map.of()).expect(200).json();
            assertThat(created.toString())
                    .isEqualTo(
                            "{\"browser\":\"browser with personas\",\"post_broker\":\"post broker with personas\",\"bound\":false}");
            List<String> steps = steps(realm, "browser with personas");
            assertThat(steps).hasSize(before.size() + 2);
            assertThat(steps.get(0)).startsWith("REQUIRED");
            assertThat(steps.subList(1, steps.size() - 1))
                    .isEqualTo(before.stream().map(step -> ">" + step).toList());
            assertThat(steps.get(steps.size() - 1)).isEqualTo("REQUIRED Choose persona");
            assertThat(steps(realm, "post broker with personas")).containsExactly("REQUIRED Choose persona");
            assertThat(steps(realm, "browser")).isEqualTo(before);
            assertThat(admin.post("/flows?bind=true", Map.of())
                            .expect(200)
                            .json()
                            .path("bound")
                            .asBoolean())
                    .isTrue();
            assertThat(admin.post("/flows", Map.of()).expect(200).json()).isEqualTo(flows(realm));
            assertThat(steps(realm, "browser with personas")).isEqualTo(steps);
            assertThat(realm.admin().get("").path("browserFlow").asText()).isEqualTo("browser with personas");
            JsonNode event =
                    realm.admin().get("/admin-events?operationTypes=ACTION").path(0);
            assertThat(event.path("resourceType").asText()).isEqualTo("PERSONA");
            assertThat(event.path("resourcePath").asText()).isEqualTo("personas/flows");
        }
    }

    @Test
    void browsersLogInAgainAsBeforeOnceTheyAreUnbound(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            AdminPersonas admin = AdminPersonas.of(realm);
            admin.delete("/flows").expect(204);
            assertThat(realm.admin().get("").path("browserFlow").asText()).isEqualTo("browser");
            realm.admin()
                    .post("/authentication/flows/browser/copy", Map.of("newName", "our browser"))
                    .expect(201);
            realm.admin().put("", Map.of("browserFlow", "our browser"));
            admin.post("/flows?bind=true", Map.of()).expect(200);
            admin.delete("/flows").expect(204);
            assertThat(realm.admin().get("").path("browserFlow").asText()).isEqualTo("our browser");
            assertThat(flows(realm).path("browser").asText()).isEqualTo("browser with personas");
            assertThat(flows(realm).path("bound").asBoolean()).isFalse();
            admin.post("/flows?bind=true", Map.of()).expect(200);
            assertThat(flows(realm).path("bound").asBoolean()).isTrue();
        }
    }

    @Test
    void areForAdministratorsOfTheRealm(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-realm");
            viewer.get("/flows").expect(200);
            viewer.post("/flows", Map.of()).expect(403);
            viewer.delete("/flows").expect(403);
            AdminPersonas.withRoles(realm, "users", "manage-users")
                    .get("/flows")
                    .expect(403);
            AdminPersonas.withRoles(realm, "manager", "manage-realm")
                    .post("/flows?bind=maybe", Map.of())
                    .expect(400);
            assertThat(flows(realm).path("browser").isNull()).isTrue();
        }
    }

    @Test
    void asksAfterTheLoginOfAnIdentityProvider(KeycloakServer server) {
        try (TestRealm company = TestRealm.create(server);
                TestRealm realm = TestRealm.create(server)) {
            company.user("anna");
            AdminPersonas.of(realm).post("/flows", Map.of()).expect(200);
            PartnerRealm.connect(
                    company,
                    realm,
                    Map.of("trustEmail", true, "postBrokerLoginFlowAlias", "post broker with personas"),
                    Map.of());
            BrowserLogin first = new BrowserLogin(realm);
            throughCompany(first, "anna").expect(302);
            String traveler = AdminPersonas.of(realm).created("anna", "traveler", "corsica");
            AdminPersonas.of(realm).created("anna", "office-manager", "acme");
            BrowserLogin browser = new BrowserLogin(realm);
            Reply page = throughCompany(browser, "anna").expect(200);
            assertThat(page.text()).contains("choose-persona.ftl");
            Reply back = browser.press(page, Map.of("persona", traveler));
            JsonNode tokens = browser.tokens(TestRealm.APP, back).expect(200).json();
            assertThat(Jwt.claims(tokens.path("access_token").asText())
                            .path("persona")
                            .path("title")
                            .asText())
                    .isEqualTo("traveler");
        }
    }

    private static Reply throughCompany(BrowserLogin browser, String user) {
        return browser.logIn(browser.open(TestRealm.APP, Map.of("kc_idp_hint", PartnerRealm.ALIAS)), user);
    }
}
