package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.digest.Sha256;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ReportTargets;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that are stored away. */
@Tag("local")
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveriesIT {

    /** So many that their report has several parts in the database. */
    private static final int PERSONAS = 5000;

    private TestRealm realm;
    private AdminPersonas admin;
    private DeliveryCalls deliveries;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        admin = AdminPersonas.of(realm);
        deliveries = new DeliveryCalls(admin);
        TransferIT.users(realm, 5);
        String[] lines = IntStream.range(0, PERSONAS)
                .mapToObj(i -> TransferClient.line("user" + i % 5, "traveler", "circle " + i))
                .toArray(String[]::new);
        new TransferClient(realm).imported("?override_limit=true", lines);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void areWhereTheyBelongWithTheirHash() throws IOException {
        JsonNode ordered = admin.post("/reports/deliveries", DeliveryCalls.order("archive", "csv"))
                .expect(202)
                .json();
        String id = ordered.path("id").asText();
        JsonNode delivered = deliveries.await(id, "delivered");
        assertThat(delivered.path("tries").asInt()).isEqualTo(1);
        assertThat(delivered.has("next_try_at")).isFalse();
        String key = delivered.path("key").asText();
        String realmId = realm.admin().get("").path("id").asText();
        assertThat(key).startsWith(realmId + "/access/").endsWith("-" + id + ".csv");
        byte[] file = Files.readAllBytes(ReportTargets.archive().resolve(key));
        assertThat(file.length)
                .isGreaterThan(600_000)
                .isEqualTo(delivered.path("bytes").asInt());
        assertThat(Sha256.of(file)).isEqualTo(delivered.path("sha256").asText());
        assertThat(new String(file, StandardCharsets.UTF_8).lines()).hasSize(PERSONAS + 1);
        try (var all = Files.list(ReportTargets.archive().resolve(key).getParent())) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/reports/deliveries/" + id);
        assertThat(events.findValuesAsText("representation"))
                .singleElement()
                .asString()
                .contains(delivered.path("sha256").asText(), key, "filter");
        assertThat(admin.get("/reports").json().path("targets").findValuesAsText("name"))
                .contains("archive", "closed")
                .doesNotContain("of-others");
    }

    @ParameterizedTest
    @CsvSource({"closed, unreachable", "inside, blocked", "missing, no-folder", "secretless, no-secret"})
    void areGivenUpAfterSomeTriesAndCanBeTriedAgain(String target, String error) {
        String id = deliveries.ordered(target, "zip");
        JsonNode failed = deliveries.await(id, "failed");
        assertThat(failed.path("last_error").asText()).isEqualTo(error);
        assertThat(failed.path("tries").asInt()).isEqualTo(2);
        assertThat(admin.get("/reports/deliveries?state=failed").json().findValuesAsText("id"))
                .contains(id);
        assertThat(admin.post("/reports/deliveries/" + id + "/retry", Map.of())
                        .expect(202)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("queued");
        deliveries.await(id, "failed");
        admin.delete("/reports/deliveries/" + id).expect(204);
        admin.get("/reports/deliveries/" + id).expect(404);
        admin.delete("/reports/deliveries/" + id).expect(404);
    }

    @Test
    void comePageByPage() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> deliveries.ordered("archive", "ndjson"))
                .toList();
        ids.forEach(id -> deliveries.await(id, "delivered"));
        JsonNode first = admin.get("/reports/deliveries?state=delivered&max=2").json();
        assertThat(first.path("deliveries").findValuesAsText("id")).containsExactly(ids.get(2), ids.get(1));
        JsonNode second = admin.get("/reports/deliveries?state=delivered&max=2&cursor="
                        + first.path("next").asText())
                .expect(200)
                .json();
        assertThat(second.path("deliveries").path(0).path("id").asText()).isEqualTo(ids.get(0));
        admin.get("/reports/deliveries?cursor=x").expect(400);
        admin.get("/reports/deliveries?state=lost").expect(400);
        admin.post("/reports/deliveries/" + ids.get(0) + "/retry", Map.of()).expect(409);
    }

    @Test
    void areOfReportsThatThereAre() {
        Reply refused = admin.post(
                        "/reports/deliveries",
                        Map.of(
                                "report",
                                "salaries",
                                "target",
                                "of-others",
                                "colour",
                                "red",
                                "parameters",
                                Map.of("title", List.of(1), "where", "there")))
                .expect(400);
        JsonNode errors = refused.json().path("errors");
        assertThat(errors.path("report").asText()).contains("access, assessment");
        assertThat(errors.path("target").asText()).contains("archive").doesNotContain("of-others");
        assertThat(errors.has("colour")).isTrue();
        assertThat(errors.has("parameters.title")).isTrue();
        assertThat(errors.has("parameters.where")).isTrue();
        Map<String, Object> order = DeliveryCalls.order("archive", "csv");
        order.put("parameters", Map.of("at", "yesterday"));
        admin.post("/reports/deliveries", order).expect(400);
        order.put("parameters", Map.of("at", "2026-01-01T00:00:00Z"));
        admin.post("/reports/deliveries", order).expect(409);
        order.put("parameters", Map.of("circle", List.of("circle 7", "circle 8"), "title", "traveler"));
        String id = admin.post("/reports/deliveries", order)
                .expect(202)
                .json()
                .path("id")
                .asText();
        assertThat(deliveries.await(id, "delivered").path("bytes").asInt()).isLessThan(1000);
        admin.post("/reports/deliveries", DeliveryCalls.order("archive", "pdf")).expect(501);
    }

    @Test
    void goWithTheRealm() {
        String realmId = UUID.randomUUID().toString();
        String id;
        try (TestRealm gone = TestRealm.create(realm.server(), Map.of("id", realmId))) {
            assertThat(gone.admin().get("").path("id").asText()).isEqualTo(realmId);
            DeliveryCalls ofGone = new DeliveryCalls(AdminPersonas.of(gone));
            id = ofGone.ordered("closed", "csv");
            ofGone.await(id, "failed");
            ofGone.ordered("archive", "zip");
        }
        try (TestRealm again = TestRealm.create(realm.server(), Map.of("id", realmId))) {
            AdminPersonas there = AdminPersonas.of(again);
            assertThat(there.get("/reports/deliveries").expect(200).json().path("deliveries"))
                    .isEmpty();
            there.get("/reports/deliveries/" + id).expect(404);
        }
    }

    @Test
    void needTheirPermissions() {
        String id = deliveries.ordered("closed", "csv");
        AdminPersonas nobody = AdminPersonas.withRoles(realm, "nobody");
        nobody.post("/reports/deliveries", DeliveryCalls.order("archive", "csv"))
                .expect(403);
        nobody.get("/reports/deliveries").expect(403);
        nobody.get("/reports/deliveries/" + id).expect(403);
        AdminPersonas asker = AdminPersonas.withRoles(realm, "asker", "query-users");
        asker.get("/reports/deliveries/" + id).expect(200);
        asker.post("/reports/deliveries/" + id + "/retry", Map.of()).expect(403);
        AdminPersonas viewer = AdminPersonas.withRoles(realm, "viewer", "view-users");
        viewer.delete("/reports/deliveries/" + id).expect(403);
        deliveries.await(id, "failed");
        viewer.post("/reports/deliveries/" + id + "/retry", Map.of()).expect(202);
        try (TestRealm other = TestRealm.create(realm.server())) {
            AdminPersonas.of(other).get("/reports/deliveries/" + id).expect(404);
            assertThat(AdminPersonas.of(other)
                            .get("/reports/deliveries")
                            .expect(200)
                            .json()
                            .path("deliveries"))
                    .isEmpty();
        }
    }
}
