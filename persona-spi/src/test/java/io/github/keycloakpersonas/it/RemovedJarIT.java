package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.docs.Fence;
import io.github.keycloakpersonas.docs.Page;
import io.github.keycloakpersonas.docs.PageShell;
import io.github.keycloakpersonas.docs.Servers;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.PostgresDatabase;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose JAR was taken away while realms depended on it, and what docs/operations.md says to do. */
@Tag("nodes")
class RemovedJarIT {

    private static final String OWN = "client-with-a-flow-of-its-own";

    private static String flowId(RealmAdmin realm, String alias) {
        return realm.get("/authentication/flows").findParents("alias").stream()
                .filter(flow -> flow.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static TestRealm bound(KeycloakServer server) {
        TestRealm realm = TestRealm.create(server, Map.of("accountTheme", "personas", "adminTheme", "personas"));
        PersonaApiClient.ofNewUser(realm, "anna").created("traveler", "corsica");
        new TravelApi(realm).permit(Map.of("titles", List.of("traveler")));
        RealmAdmin admin = realm.admin();
        admin.post("/personas/flows?bind=true", Map.of());
        admin.createClient(Map.of(
                "clientId",
                OWN,
                "publicClient",
                true,
                "redirectUris",
                List.of(BrowserLogin.REDIRECT),
                "authenticationFlowBindingOverrides",
                Map.of("browser", flowId(admin, "browser with personas"))));
        admin.post(
                "/identity-provider/instances",
                Map.of(
                        "alias", "elsewhere",
                        "providerId", "oidc",
                        "postBrokerLoginFlowAlias", "post broker with personas",
                        "config",
                                Map.of(
                                        "clientId", "x",
                                        "authorizationUrl", "https://idp.example/auth",
                                        "tokenUrl", "https://idp.example/token")));
        return realm;
    }

    private static boolean logsIn(TestRealm realm, String client) {
        BrowserLogin browser = new BrowserLogin(realm);
        Reply page = browser.open(client, Map.of());
        return page.status() == 200
                && browser.logIn(page, "anna").header("Location").orElse("").contains("code=");
    }

    private static ServerOptions without(JdbcAccess database) {
        return new ServerOptions(
                        Path.of(System.getProperty(ServerOptions.DIST)),
                        Path.of(System.getProperty(ServerOptions.WORK)))
                .beside("without")
                .postgres(database);
    }

    /** What the page has for this, for another realm than the demo. */
    private static List<Fence> documented(String realm) {
        List<Fence> fences = Page.all().stream()
                .filter(page -> page.name().equals("docs/operations.md"))
                .flatMap(page -> page.fences().stream())
                .filter(Fence::isCommands)
                .toList();
        Fence logIn = fences.stream()
                .filter(fence -> fence.text().contains("config credentials"))
                .findFirst()
                .orElseThrow();
        List<Fence> recovery = fences.stream()
                .filter(fence -> fence.reason().orElse("").startsWith("RemovedJarIT"))
                .map(fence -> fence.withText(
                        fence.text().replace("realms/demo", "realms/" + realm).replace("-r demo", "-r " + realm)))
                .toList();
        assertThat(recovery).hasSize(2);
        String first = logIn.text().lines().limit(2).reduce("", (all, line) -> all + line + "\n");
        return List.of(logIn.withText(first), recovery.get(0), recovery.get(1));
    }

    @Test
    void theDocumentedCommandsMakeLoginsWorkAgain(@TempDir Path folder) throws IOException, InterruptedException {
        try (PostgresDatabase postgres = PostgresDatabase.start()) {
            JdbcAccess database = postgres.createDatabase("removed");
            TestRealm realm;
            try (KeycloakServer with = ServerProcess.start(
                    ServerOptions.fromSystemProperties().beside("removed").postgres(database))) {
                realm = bound(with);
                with.admin().realm("master").post("/personas/flows?bind=true", Map.of());
                assertThat(logsIn(realm, TestRealm.APP)).isTrue();
                assertThat(logsIn(realm, OWN)).isTrue();
                assertThat(with.log())
                        .containsOnlyOnce("Logins of realm " + realm.name() + " run a step of this extension")
                        .contains("kcadm.sh update 'realms/" + realm.name() + "' -s browserFlow=browser");
            }
            try (KeycloakServer server = ServerProcess.start(without(database))) {
                TestRealm left = realm.at(server);
                assertThat(logsIn(left, TestRealm.APP)).isFalse();
                assertThat(server.log()).contains("Unable to find factory for AuthenticatorFactory: choose-persona");
                assertThat(Jwt.claims(left.token("anna")).has("personas")).isFalse();

                PageShell.Outcome outcome = new PageShell(folder)
                        .beside(System.getProperty(ServerOptions.WORK) + "-without")
                        .run(documented(realm.name()), Servers.of(server));
                assertThat(outcome.exit()).as(outcome.log()).isZero();
                assertThat(outcome.faults()).as(outcome.log()).isEmpty();

                assertThat(logsIn(left, TestRealm.APP)).isTrue();
                assertThat(logsIn(left, OWN)).isTrue();
                assertThat(left.admin()
                                .get("/identity-provider/instances/elsewhere")
                                .path("postBrokerLoginFlowAlias")
                                .asText(""))
                        .isEmpty();
                staysBehindInPeace(left.admin());
            }
        }
    }

    /** What is left of the extension in a realm, and whether administrators can work with it. */
    private static void staysBehindInPeace(RealmAdmin realm) {
        assertThat(realm.get("/client-scopes").findValuesAsText("protocolMapper"))
                .contains("oidc-persona-mapper");
        realm.update(Map.of("displayName", "Without the JAR"));
        String authz = "/clients/" + realm.client(TravelApi.CLIENT) + "/authz/resource-server";
        String policy = realm.get(authz + "/policy?name=who").path(0).path("id").asText();
        assertThat(List.of(
                        "scopes " + realm.call("GET", "/client-scopes").send().status(),
                        "required actions "
                                + realm.call("GET", "/authentication/required-actions")
                                        .send()
                                        .status(),
                        "policies "
                                + realm.call("GET", authz + "/policy").send().status(),
                        "settings "
                                + realm.call("GET", authz + "/settings").send().status(),
                        "export "
                                + realm.call("POST", "/partial-export?exportClients=true")
                                        .send()
                                        .status(),
                        "policy "
                                + realm.call("GET", authz + "/policy/" + policy)
                                        .send()
                                        .status(),
                        "removed "
                                + realm.call("DELETE", authz + "/policy/" + policy)
                                        .send()
                                        .status()))
                .containsExactly(
                        "scopes 200",
                        "required actions 200",
                        "policies 200",
                        "settings 200",
                        "export 200",
                        "policy 200",
                        "removed 204");
        for (String flow : List.of("browser with personas", "post broker with personas")) {
            realm.delete("/authentication/flows/" + flowId(realm, flow));
        }
    }
}
