package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node is killed while users and an import write on it. The other node, and then the first one again, find everything whole. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeLossIT {

    private static final int WRITERS = 4;
    private static final int OWNERS = 1000;
    private static final int LINES = OWNERS * 5;
    private static final int BATCH = 200;

    private final String[] file = IntStream.range(0, LINES)
            .mapToObj(i -> TransferClient.line("user" + i / 5, "traveler", "circle " + i % 5))
            .toArray(String[]::new);

    private final List<Writer> writers = new ArrayList<>();
    private Cluster cluster;
    private TestRealm survivor;

    /** A user who creates, changes and deletes the same persona over and over, until no answer comes. */
    private static final class Writer {

        private final String token;
        private volatile int acknowledged = -1;

        Writer(String token) {
            this.token = token;
        }

        void writeUntilNobodyAnswers(TestRealm node) {
            PersonaApiClient api = new PersonaApiClient(node, token);
            try {
                for (int i = 0; ; i++) {
                    switch (i % 3) {
                        case 0 -> api.create("traveler", "corsica").expect(201);
                        case 1 -> change(api, i).expect(200);
                        default -> api.delete("/v1/personas/" + id(api)).expect(204);
                    }
                    acknowledged = i;
                }
            } catch (UncheckedIOException killed) {
                // What was on its way then may have been done or not.
                return;
            }
        }

        /** Two members, so that half a change would show. */
        private static Reply change(PersonaApiClient api, int i) {
            return api.patch(id(api), Map.of("autobook_price", i, "autobook_leadtime", i));
        }

        private static String id(PersonaApiClient api) {
            return api.personaId("traveler", "corsica");
        }

        /** What is there after the writer's step. */
        static String stateAfter(int step) {
            return switch (step % 3) {
                case 0 -> "500/7";
                case 1 -> step + "/" + step;
                default -> "none";
            };
        }

        String stateAt(TestRealm node) {
            JsonNode personas = new PersonaApiClient(node, token)
                    .get("/v1/personas")
                    .expect(200)
                    .json()
                    .path("personas");
            return personas.isEmpty()
                    ? "none"
                    : personas.path(0).path("autobook_price").asInt() + "/"
                            + personas.path(0).path("autobook_leadtime").asInt();
        }
    }

    @BeforeAll
    void killANodeInMidWrite(Cluster started) throws Exception {
        cluster = started;
        survivor = TestRealm.create(cluster.node(0), Map.of(TestRealm.TOKEN_LIFE, TestRealm.LONG));
        TransferIT.users(survivor, OWNERS);
        TestRealm victim = survivor.at(cluster.node(1));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                survivor.user("writer" + i);
                Writer writer = new Writer(survivor.token("writer" + i));
                writers.add(writer);
                running.add(threads.submit(() -> writer.writeUntilNobodyAnswers(victim)));
            }
            Future<?> importing = threads.submit(() -> importUntilNobodyAnswers(victim));
            running.add(importing);
            while (number("select coalesce(max(lines_done), 0) from persona_import") < 3 * BATCH) {
                assertThat(importing.isDone()).isFalse();
                Thread.sleep(5);
            }
            cluster.node(1).kill();
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void importUntilNobodyAnswers(TestRealm node) {
        try {
            new TransferClient(node).send("", file);
        } catch (UncheckedIOException killed) {
            return;
        }
        throw new AssertionError("The import was done before the node was killed");
    }

    @AfterAll
    void removeRealm() {
        survivor.close();
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    @Order(1)
    void everyAcknowledgedWriteIsThere() {
        for (Writer writer : writers) {
            assertThat(writer.acknowledged).isPositive();
            assertThat(writer.stateAt(survivor))
                    .isIn(Writer.stateAfter(writer.acknowledged), Writer.stateAfter(writer.acknowledged + 1));
        }
    }

    @Test
    @Order(2)
    void noWriteIsIncomplete() throws SQLException {
        assertThat(number("select count(*) from persona p where not exists (select 1 from persona_owner o"
                        + " where o.realm_id = p.realm_id and o.user_id = p.user_id)"))
                .isZero();
        assertThat(number("select count(*) from persona where attributes::json is null or slot_no not between 0 and 4"))
                .isZero();
        long created = imported().path("created").asLong();
        assertThat(created).isBetween(3L * BATCH, LINES - 1L).isEqualTo(created / BATCH * BATCH);
        assertThat(survivor.admin()
                        .get("/personas/count?circle=circle%200")
                        .path("count")
                        .asLong())
                .isEqualTo(created / 5);
    }

    @Test
    @Order(3)
    void nobodyWaitsForALockOfTheLostNode() {
        for (Writer writer : writers) {
            new PersonaApiClient(survivor, writer.token).created("traveler", "afterwards");
        }
    }

    @Test
    @Order(4)
    void theImportCanBeResumed() {
        JsonNode stopped = imported();
        assertThat(stopped.path("state").asText()).isEqualTo("running");
        JsonNode report = new TransferClient(survivor)
                .imported("?resume=" + stopped.path("id").asText(), file);
        assertThat(TransferClient.counts(report)).containsExactly(LINES, 0, 0, 0, 0);
        assertThat(imported().path("state").asText()).isEqualTo("done");
    }

    @Test
    @Order(5)
    void theRestartedNodeShowsTheSameState() {
        cluster.node(1).restart();
        TestRealm back = survivor.at(cluster.node(1));
        for (Writer writer : writers) {
            assertThat(writer.stateAt(back)).isEqualTo(writer.stateAt(survivor));
        }
        assertThat(new TransferClient(back).export()).isEqualTo(new TransferClient(survivor).export());
    }

    private JsonNode imported() {
        return survivor.admin().get("/personas/import").at("/imports/0");
    }
}
