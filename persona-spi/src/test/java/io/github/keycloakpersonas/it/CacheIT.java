package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the database is asked about personas, and how many are kept. */
@Tag("postgres")
@ExtendWith(TwoNodes.class)
class CacheIT {

    /** Twice as many as fit. */
    private static final int USERS = 2 * TwoNodes.CACHED_USERS;

    /** What fits, and what Infinispan is about to drop. */
    private static final long ROOM = TwoNodes.CACHED_USERS * 11L / 10;

    private final Cluster cluster;
    private final Statements statements;
    private TestRealm realm;

    CacheIT(Cluster cluster) throws SQLException {
        this.cluster = cluster;
        this.statements = new Statements(cluster.database());
    }

    @BeforeEach
    void createRealm() {
        realm = TestRealm.create(cluster.node(0));
        realm.admin().clearCaches();
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    @Test
    void readingACachedUserTakesNoQuery(TestReporter reporter) throws SQLException {
        TravelApi travels = new TravelApi(realm);
        travels.permit(Map.of("titles", List.of("traveler")));
        realm.user("anna");
        String token = realm.token("anna");
        SightOfNode anna = new SightOfNode(realm, "anna", token);
        long before = statements.aboutPersonas();
        anna.create(1).expect(201);
        anna.warm();
        assertThat(travels.decides(token)).isTrue();
        long cold = statements.aboutPersonas();
        assertThat(cold).as("the statements are seen at all").isGreaterThan(before);
        for (int i = 0; i < 50; i++) {
            assertThat(anna.listed()).isEqualTo(1);
            assertThat(anna.inToken()).isEqualTo(1);
            assertThat(travels.decides(token)).isTrue();
            realm.http()
                    .get(realm.path("/protocol/openid-connect/userinfo"))
                    .bearer(token)
                    .send()
                    .expect(200);
        }
        long warm = statements.aboutPersonas();
        reporter.publishEntry((cold - before) + " statements for a write and the first reads, " + (warm - cold)
                + " for 200 warm reads");
        assertThat(warm).isEqualTo(cold);
    }

    @Test
    void aLoginOfWhoIsNotCachedTakesOneQuery() throws SQLException {
        realm.user("carla");
        new TransferClient(realm).imported("", TransferClient.line("carla", "traveler", "corsica"));
        assertThat(Jwt.claims(realm.token("carla")).path("personas")).hasSize(1);
        for (int login = 0; login < 3; login++) {
            realm.admin().call("POST", "/clear-user-cache").send().expect(204);
            long before = statements.aboutPersonas();
            assertThat(Jwt.claims(realm.token("carla")).path("personas")).hasSize(1);
            assertThat(statements.aboutPersonas() - before).isLessThanOrEqualTo(1);
        }
    }

    /** From the first persona on that has one of its own, which every node learns. */
    @Test
    void schedulesAreAskedForWhereAPersonaHasOne() throws SQLException {
        realm.admin().schema("{\"titles\":[{\"name\":\"nurse\",\"schedule_editable_by\":\"user\"}]}");
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String nurse = anna.created("nurse", "ward");
        TestRealm other = realm.at(cluster.node(1));
        assertThat(active(other)).isEqualTo(1);
        long before = statements.aboutPersonas();
        assertThat(active(other)).isEqualTo(1);
        assertThat(statements.aboutPersonas() - before).isEqualTo(1);
        anna.patch(
                        nurse,
                        Map.of(
                                "schedule",
                                List.of(Map.of(
                                        "start", "2099-01-05T08:00:00",
                                        "end", "2099-01-05T16:00:00",
                                        "time_zone", "UTC"))))
                .expect(200);
        assertThat(active(realm)).isEqualTo(0);
        new Delays().await("the first schedule", () -> active(other) == 0);
        before = statements.aboutPersonas();
        assertThat(active(other)).isEqualTo(0);
        assertThat(statements.aboutPersonas() - before).isEqualTo(2);
    }

    private static int active(TestRealm node) {
        return node.admin().get("/personas/count?active=true").path("count").asInt();
    }

    @Test
    void isBoundedByKeycloaksUserCache(TestReporter reporter) throws SQLException {
        TransferIT.users(realm, USERS);
        new TransferClient(realm)
                .imported(
                        "",
                        IntStream.range(0, USERS)
                                .mapToObj(i -> TransferClient.line("user" + i, "traveler", "corsica"))
                                .toArray(String[]::new));
        realm.service("reader", "secret");
        realm.admin().grantClientRoles(realm.admin().serviceAccount("reader"), "persona-api", "view-all-personas");
        String token = realm.serviceToken("reader", "secret");
        List<String> users = realm.admin().get("/users?max=" + USERS).findValuesAsText("id").stream()
                .distinct()
                .toList();
        assertThat(users).hasSize(USERS);
        users.forEach(user -> read(user, token));
        long before = statements.aboutPersonas();
        users.forEach(user -> read(user, token));
        long again = statements.aboutPersonas() - before;
        reporter.publishEntry(users.size() + " users, of whom " + again + " had to be read again; " + entries()
                + " entries in the cache");
        // Each is read once a round: whatever is dropped first, a round finds no more than what there was room for.
        assertThat(again).isBetween(USERS - ROOM, (long) USERS);
        assertThat(entries()).isBetween(1L, ROOM);
    }

    private void read(String user, String token) {
        realm.http()
                .get(realm.path("/persona/v1/users/" + user + "/personas"))
                .bearer(token)
                .send()
                .expect(200);
    }

    /** How many entries Keycloak's cache of users has, by its own metrics. */
    private long entries() {
        return new Http(cluster.node(0).managementUri())
                .get("/metrics")
                .send()
                .expect(200)
                .text()
                .lines()
                .filter(line ->
                        line.startsWith("vendor_statistics_approximate_entries{") && line.contains("cache=\"users\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
