package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two nodes that change the same data at the same moment, each in a database server of its own. No lock of one holds at the other: of two
 * transactions that meet, one learns at its commit, or in the midst of its work, that it has lost.
 */
@Tag("galera")
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GaleraIT {

    private static final int PAIRS = 100;
    private static final int CROWDS = 10;
    private static final int CROWD = 12;
    private static final String LOST = "select sum(variable_value) from information_schema.global_status"
            + " where variable_name in ('WSREP_LOCAL_CERT_FAILURES', 'WSREP_LOCAL_BF_ABORTS')";

    private final ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    private List<TestRealm> nodes = List.of();
    private Cluster cluster;

    @BeforeAll
    void createRealm(Cluster cluster) {
        TestRealm first = TestRealm.create(cluster.node(0));
        nodes = List.of(first, first.at(cluster.node(1)));
        this.cluster = cluster;
    }

    /** How many transactions have lost, at a commit or before it, since the servers started. */
    private long lost() throws SQLException {
        long lost = 0;
        for (int node = 0; node < nodes.size(); node++) {
            try (Connection connection = cluster.database(node).connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(LOST)) {
                row.next();
                lost += row.getLong(1);
            }
        }
        return lost;
    }

    @AfterAll
    void removeRealm() {
        threads.shutdownNow();
        nodes.stream().limit(1).forEach(TestRealm::close);
    }

    /** The answers to calls that are sent at the same moment, to the nodes in turn. */
    private List<Reply> together(int calls, BiFunction<Integer, Integer, Reply> call) throws Exception {
        List<Callable<Reply>> prepared = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int number = i;
            prepared.add(() -> call.apply(number % 2, number));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : threads.invokeAll(prepared)) {
            replies.add(reply.get());
        }
        return replies;
    }

    private List<PersonaApiClient> clients(String user) {
        nodes.get(0).user(user);
        String token = nodes.get(0).token(user);
        return nodes.stream().map(node -> new PersonaApiClient(node, token)).toList();
    }

    private List<AdminPersonas> administrators() {
        return nodes.stream().map(AdminPersonas::of).toList();
    }

    /** Each pair changes two members of one persona: nothing that was acknowledged is missing afterwards. */
    private void pairs(
            TestReporter reporter,
            String who,
            PersonaApiClient sight,
            BiFunction<Integer, Map<String, ?>, Reply> change)
            throws Exception {
        Tally tally = new Tally(who);
        long before = lost();
        for (int round = 1; round <= PAIRS; round++) {
            List<Map<String, Integer>> members =
                    List.of(Map.of("autobook_price", round), Map.of("autobook_leadtime", round));
            List<Reply> replies = together(2, (node, number) -> change.apply(node, members.get(number)));
            replies.forEach(tally::add);
            JsonNode persona = sight.get("/v1/personas").expect(200).json().at("/personas/0");
            for (int i = 0; i < 2; i++) {
                String member = members.get(i).keySet().iterator().next();
                if (replies.get(i).status() == 200) {
                    assertThat(persona.path(member).asInt())
                            .as(member + ": " + persona)
                            .isEqualTo(round);
                }
            }
        }
        long lost = lost() - before;
        reporter.publishEntry(tally + "; " + lost + " transactions lost");
        tally.holds();
        // Else this has shown nothing.
        assertThat(lost).isPositive();
    }

    @Test
    void changesByTheOwner(TestReporter reporter) throws Exception {
        List<PersonaApiClient> anna = clients("anna");
        String id = anna.get(0).created("traveler", "corsica");
        pairs(reporter, "owners", anna.get(1), (node, members) -> anna.get(node).patch(id, members));
    }

    @Test
    void changesByAdministrators(TestReporter reporter) throws Exception {
        List<PersonaApiClient> bert = clients("bert");
        String id = bert.get(0).created("traveler", "corsica");
        List<AdminPersonas> administrators = administrators();
        pairs(
                reporter,
                "administrators",
                bert.get(1),
                (node, members) -> administrators.get(node).patch("/" + id, members));
    }

    @Test
    void changesByBulkActions(TestReporter reporter) throws Exception {
        PersonaApiClient cleo = clients("cleo").get(0);
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> cleo.created("traveler", "c" + i))
                .toList();
        List<AdminPersonas> administrators = administrators();
        Tally tally = new Tally("bulk actions");
        Tally items = new Tally("their items");
        for (int round = 0; round < PAIRS; round++) {
            String action = round % 2 == 0 ? "suspend" : "activate";
            for (Reply reply : together(
                    2, (node, i) -> administrators.get(node).post("/bulk", Map.of("action", action, "ids", ids)))) {
                tally.add(reply.expect(200));
                reply.json()
                        .path("results")
                        .forEach(result -> items.add(result.path("code").asInt()));
            }
            assertThat(cleo.get("/v1/personas").json().path("personas").findValuesAsText("status"))
                    .hasSize(ids.size())
                    .containsOnly(round % 2 == 0 ? "suspended" : "active");
        }
        reporter.publishEntry(tally + "; " + items);
        assertThat(items.others(200, 409)).isEmpty();
    }

    @Test
    void changesByImports(TestReporter reporter) throws Exception {
        PersonaApiClient dora = clients("dora").get(0);
        dora.created("traveler", "corsica");
        List<SightOfNode> sights = nodes.stream()
                .map(node -> new SightOfNode(node, "dora", dora.token()))
                .toList();
        Tally tally = new Tally("imports");
        for (int round = 1; round <= PAIRS; round++) {
            int price = round;
            for (Reply reply : together(2, (node, i) -> sights.get(node).bring(price))) {
                tally.add(reply);
                if (reply.status() == 200) {
                    assertThat(reply.json().path("failed").asInt())
                            .as(reply.toString())
                            .isZero();
                }
            }
            assertThat(sights.get(0).listed()).isEqualTo(price);
            assertThat(sights.get(1).listed()).isEqualTo(price);
        }
        reporter.publishEntry(tally.toString());
        tally.holds();
    }

    @Test
    void selections(TestReporter reporter) throws Exception {
        List<PersonaApiClient> ed = clients("edward");
        List<String> ids =
                List.of(ed.get(0).created("traveler", "corsica"), ed.get(0).created("traveler", "home"));
        Tally tally = new Tally("selections");
        for (int round = 0; round < PAIRS; round++) {
            String id = ids.get(round % 2);
            List<Reply> replies = together(
                    2,
                    (node, i) -> ed.get(node)
                            .call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id))));
            replies.forEach(tally::add);
            assertThat(replies).anyMatch(reply -> reply.status() == 200);
            for (PersonaApiClient node : ed) {
                assertThat(node.get("/v1/session/persona")
                                .expect(200)
                                .json()
                                .path("id")
                                .asText())
                        .isEqualTo(id);
            }
        }
        reporter.publishEntry(tally.toString());
        tally.holds();
    }

    @Test
    void theLimitHolds(TestReporter reporter) throws Exception {
        Tally tally = new Tally("creations up to the limit");
        for (int crowd = 0; crowd < CROWDS; crowd++) {
            List<PersonaApiClient> user = clients("limited" + crowd);
            List<Reply> replies = together(CROWD, (node, i) -> user.get(node).create("traveler", "circle " + i));
            replies.forEach(tally::add);
            long created =
                    replies.stream().filter(reply -> reply.status() == 201).count();
            assertThat(created).as(replies.toString()).isBetween(1L, 5L);
            for (PersonaApiClient node : user) {
                assertThat(node.listed("/v1/personas")).hasSize((int) created);
            }
        }
        reporter.publishEntry(tally.toString());
        assertThat(tally.others(201, 400, 409)).isEmpty();
    }

    @Test
    void theSamePersonaIsCreatedOnce(TestReporter reporter) throws Exception {
        Tally tally = new Tally("creations of the same persona");
        for (int crowd = 0; crowd < CROWDS; crowd++) {
            List<PersonaApiClient> user = clients("unique" + crowd);
            List<Reply> replies = together(CROWD, (node, i) -> user.get(node).create("traveler", "corsica"));
            replies.forEach(tally::add);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() == 201)
                    .as(replies.toString())
                    .hasSize(1);
            for (PersonaApiClient node : user) {
                assertThat(node.listed("/v1/personas")).containsExactly("traveler@corsica");
            }
        }
        reporter.publishEntry(tally.toString());
        assertThat(tally.others(201, 400, 409)).isEmpty();
    }

    @Test
    void usersAndTheirPersonasAreRemovedOnce(TestReporter reporter) throws Exception {
        Tally tally = new Tally("removals");
        for (int i = 0; i < PAIRS / 4; i++) {
            List<PersonaApiClient> user = clients("gone" + i);
            String id = user.get(0).created("traveler", "corsica");
            List<Reply> replies = together(2, (node, number) -> user.get(node).delete("/v1/personas/" + id));
            replies.forEach(tally::add);
            assertThat(replies).filteredOn(reply -> reply.status() == 204).isNotEmpty();
            assertThat(user.get(1).listed("/v1/personas")).isEmpty();
            nodes.get(i % 2)
                    .admin()
                    .deleteUser(Jwt.claims(user.get(0).token()).path("sub").asText());
        }
        reporter.publishEntry(tally.toString());
        assertThat(tally.others(204, 404, 409)).isEmpty();
    }
}
