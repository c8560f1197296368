package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see in {@code /metrics}, and that dashboard and alert rules ask for nothing else. */
@Tag("local")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "keycloak-personas.json");
    private static final Path RULES = Path.of("..", "deploy", "prometheus", "keycloak-personas.rules.yml");
    private static final Pattern NAME = Pattern.compile("\\bkeycloak_personas_\\w+");

    /** What the templates of paths may contain. */
    private static final Pattern TEMPLATE =
            Pattern.compile("(/admin|/\\.well-known/oauth-protected-resource)?/realms/\\{realm}/personas?"
                    + "(/[a-z0-9.-]+|/\\{[a-z_]+})*|UNKNOWN");

    private TestRealm realm;
    private PersonaApiClient anna;
    private String personaId;

    @BeforeAll
    void useEverything(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        personaId = anna.created("traveler", "corsica");
        anna.created("travel-agent", "rome");
        useTokens();
        useApi();
        useImport();
        useRegistration();
        useStores();
        useMails();
        TravelApi travel = new TravelApi(realm);
        travel.permit(Map.of("titles", List.of("traveler")));
        assertThat(travel.decides(anna.token())).isTrue();
        failInEveryWay();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void useTokens() {
        Map<String, Object> roles = Map.of(
                "name", "roles",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-persona-roles-mapper",
                "config", Map.of());
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "inspector",
                        "secret",
                        "secret",
                        "publicClient",
                        false,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(roles),
                        "attributes",
                        Map.of("allow.token.introspection.without.audience.check", "true")));
        String token = realm.tokens("anna", Map.of("client_id", "inspector", "client_secret", "secret"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        realm.http()
                .get(realm.path("/protocol/openid-connect/userinfo"))
                .bearer(token)
                .send()
                .expect(200);
        realm.http()
                .post(realm.path("/protocol/openid-connect/token/introspect"))
                .basic("inspector", "secret")
                .form(Map.of("token", token))
                .send()
                .expect(200);
        realm.tokens("anna", Map.of("persona", personaId)).expect(200);
        realm.tokens("anna", Map.of("persona", "unknown")).expect(400);
    }

    private void useApi() {
        anna.get("/v1/personas/" + personaId).expect(200);
        anna.get("/v1/personas/unknown").expect(404);
        anna.create("traveler", "corsica").expect(400);
        realm.http().request("BREW", realm.path("/persona/v1/personas")).send().expect(405);
        realm.http()
                .get("/.well-known/oauth-protected-resource/realms/" + realm.name() + "/persona/mcp")
                .send()
                .expect(404);
        AdminPersonas admin = AdminPersonas.of(realm);
        admin.get("/" + personaId).expect(200);
        admin.get("/schema/presets/travel").expect(200);
    }

    private void useImport() {
        TransferClient transfer = new TransferClient(realm);
        transfer.imported(
                "", TransferClient.line("anna", "traveler", "home"), TransferClient.line("nobody", "traveler", "home"));
        transfer.imported("?dry_run=true", TransferClient.line("anna", "traveler", "away"));
    }

    private void useRegistration() {
        realm.admin().update(Map.of("registrationAllowed", true));
        realm.admin()
                .createClient(Map.of(
                        "clientId", "shop", "publicClient", true, "attributes", Map.of("persona.register", "true")));
        realm.http()
                .post(realm.path("/persona/v1/users/register?client_id=shop"))
                .json(Map.of())
                .send()
                .expect(400);
    }

    private void useStores() {
        DeliveryCalls deliveries = new DeliveryCalls(AdminPersonas.of(realm));
        deliveries.await(deliveries.ordered("archive", "csv"), "delivered");
    }

    /** In a realm without a mail server, which is found out by trying. */
    private void useMails() {
        try (MailRealm mails = MailRealm.create(realm.server(), Map.of())) {
            mails.mails("\"decisions\":true");
            mails.decided("anna");
            Soon.await(() -> Scrape.of(realm.server()).names().contains("keycloak_personas_mails_total"));
        }
    }

    /** In realms of their own: one lets nobody call twice, the other has no schema that can be read. */
    private void failInEveryWay() {
        try (TestRealm limited = TestRealm.create(realm.server())) {
            AdminPersonas.of(limited)
                    .put(
                            "/schema",
                            Map.of(
                                    "titles", List.of(Map.of("name", "fan")),
                                    "limits", Map.of("requests_per_minute", 1)))
                    .expect(200);
            PersonaApiClient bert = PersonaApiClient.ofNewUser(limited, "bert");
            bert.get("/v1/personas").expect(200);
            bert.get("/v1/personas").expect(429);
            assertThat(Scrape.of(realm.server())
                            .of("keycloak_personas_rate_limited_total", Map.of("realm", limited.name())))
                    .isEqualTo(1);
        }
        try (TestRealm broken = SeededRealm.withSchema(realm.server(), "broken")) {
            broken.user("bert");
            broken.token("bert");
            assertThat(Scrape.of(realm.server())
                            .of(
                                    "keycloak_personas_claims_missing_total",
                                    Map.of("realm", broken.name(), "lacks", "personas")))
                    .isPositive();
        }
    }

    private double value(String name, String... labels) {
        Map<String, String> wanted = new HashMap<>(Map.of("realm", realm.name()));
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return Scrape.of(realm.server()).of("keycloak_personas_" + name, wanted);
    }

    @Nested
    class Meters {

        @Test
        void countClaimsByTokenAndTheirSize() {
            for (String token : List.of("access_token", "id_token", "userinfo", "introspection")) {
                double before = value("claims_personas_total", "token", token);
                assertThat(value("claims_total", "token", token)).as(token).isPositive();
                assertThat(before).as(token).isGreaterThanOrEqualTo(2);
            }
            double tokens = value("claims_total", "token", "access_token");
            double personas = value("claims_personas_total", "token", "access_token");
            realm.token("anna");
            assertThat(value("claims_total", "token", "access_token")).isEqualTo(tokens + 1);
            assertThat(value("claims_personas_total", "token", "access_token")).isEqualTo(personas + 3);
        }

        @Test
        void tellHitsOfTheCacheFromMisses() {
            realm.admin().clearCaches();
            double before = misses();
            realm.token("anna");
            double misses = misses();
            assertThat(misses).isGreaterThan(before);
            double hits = value("cache_gets_total", "result", "hit");
            realm.token("anna");
            assertThat(value("cache_gets_total", "result", "hit")).isGreaterThan(hits);
            assertThat(misses()).isEqualTo(misses);
        }

        private double misses() {
            return value("cache_gets_total", "result", "miss") + value("cache_gets_total", "result", "bypass");
        }

        @Test
        void countChoicesRolesAndImports() {
            assertThat(value("login_choices_total", "how", "requested")).isEqualTo(1);
            assertThat(value("login_choices_total", "how", "refused")).isEqualTo(1);
            assertThat(value("policy_decisions_total", "decision", "grant")).isPositive();
            assertThat(value("roles_total", "result", "unchanged")).isPositive();
            assertThat(value("import_lines_total", "result", "created")).isEqualTo(1);
            assertThat(value("import_lines_total", "result", "failed")).isEqualTo(1);
            assertThat(value("import_batches_total", "taken", "together")).isEqualTo(1);
            assertThat(value("imports_total", "result", "done"))
                    .as("no dry run")
                    .isEqualTo(1);
        }

        @Test
        void haveNeitherIdsNorNamesInTheirTags() {
            List<Scrape.Sample> ours = Scrape.of(realm.server()).ours();
            assertThat(ours).hasSizeGreaterThan(50);
            String labels = ours.stream()
                    .map(sample -> {
                        Map<String, String> rest = new HashMap<>(sample.labels());
                        rest.remove("realm");
                        return rest.toString();
                    })
                    .collect(Collectors.joining("\n"));
            assertThat(labels).doesNotContain(anna.sub(), personaId, "anna", "corsica", "BREW", realm.name());
            assertThat(ours)
                    .filteredOn(sample -> sample.labels().containsKey("uri"))
                    .isNotEmpty()
                    .allMatch(sample ->
                            TEMPLATE.matcher(sample.labels().get("uri")).matches());
        }
    }

    @Nested
    class DashboardAndRules {

        @Test
        void askForMetersThatThereAre() throws IOException {
            Set<String> asked = new TreeSet<>();
            for (Path file : List.of(DASHBOARD, RULES)) {
                NAME.matcher(Files.readString(file)).results().forEach(name -> asked.add(name.group()));
            }
            assertThat(asked).hasSizeGreaterThan(15);
            assertThat(Scrape.of(realm.server()).names()).containsAll(asked);
        }

        @Test
        void areADashboardThatGrafanaCanShow() throws IOException {
            JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
            assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                    .contains("datasource", "realm");
            Set<Integer> ids = new TreeSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).isTrue();
                if (panel.path("type").asText().equals("row")) {
                    continue;
                }
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.path("targets"))
                        .as(panel.path("title").asText())
                        .isNotEmpty();
                for (JsonNode target : panel.path("targets")) {
                    assertThat(target.path("expr").asText()).contains("keycloak_personas_");
                }
            }
            assertThat(ids).hasSizeGreaterThan(15);
        }
    }
}
