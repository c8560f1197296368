package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node is killed in the midst of its own work. The other one does what is left of it, and nothing twice. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class UnfinishedWorkIT {

    private static final int USERS = 20;
    private static final int PERSONAS = 8000;

    /** The survivor looks each minute, and has to find out first that the other node is gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Cluster cluster;

    UnfinishedWorkIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void restart() {
        cluster.node(1).restart();
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void await(String sql, long atLeast, Duration patience) throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (number(sql) < atLeast && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(number(sql)).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void aMailIsSentOnceByTheOtherNodeWhenTheClaimHasEnded() throws Exception {
        try (Postbox box = Postbox.closed();
                MailRealm survivor = MailRealm.create(cluster.node(0), box.settings())) {
            MailRealm victim = survivor.at(cluster.node(1));
            survivor.mails("\"decisions\":true");
            String id = PersonaApiClient.ofNewUser(survivor.realm(), "anna").created("member", "corsica");
            String claimed = "select count(*) from persona_mail where state = 'queued' and tries = 1 and realm_id = '"
                    + survivor.realm().admin().get("").path("id").asText() + "'";
            try (ServerSocket silent = silent(box)) {
                assertThat(silent.isBound()).isTrue();
                victim.admin().post("/" + id + "/approve", Map.of()).expect(200);
                await(claimed, 1, Duration.ofSeconds(30));
                cluster.node(1).kill();
            }
            box.open();
            survivor.run();
            Soon.pause(Duration.ofSeconds(3));
            assertThat(box.count()).isZero();
            assertThat(number(claimed)).isOne();
            // A quarter of an hour later.
            execute("update persona_mail set due_at = 1 where state = 'queued'");
            survivor.run();
            assertThat(box.letters(1).get(0).to()).isEqualTo("anna@example.org");
            Soon.await(() -> survivor.count("sent") == 1);
            survivor.run();
            Soon.pause(Duration.ofSeconds(2));
            assertThat(box.count()).isOne();
            assertThat(survivor.ledger("?state=sent").at("/mails/0/tries").asInt())
                    .isEqualTo(2);
        }
    }

    /** Takes connections and says nothing. */
    private static ServerSocket silent(Postbox box) throws IOException {
        return new ServerSocket(Integer.parseInt(box.settings().get("port")), 50, InetAddress.getLoopbackAddress());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aListIsFrozenToItsEndByTheOtherNode() throws Exception {
        try (TestRealm survivor = TestRealm.create(cluster.node(0))) {
            TransferIT.users(survivor, USERS);
            ReviewCalls reviews = ReviewCalls.in(survivor);
            String[] lines = IntStream.range(0, PERSONAS)
                    .mapToObj(i -> TransferClient.line("user" + i % USERS, "traveler", "c" + i / USERS))
                    .toArray(String[]::new);
            new TransferClient(survivor).imported("?override_limit=true", lines);
            String id = AdminPersonas.of(survivor.at(cluster.node(1)))
                    .post("/reviews", ReviewCalls.plan())
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            String ofReview = " from persona_review_item where review_id = '" + id + "'";
            await("select count(*)" + ofReview, 1000, Duration.ofSeconds(90));
            cluster.node(1).kill();
            assertThat(number("select count(*)" + ofReview)).isLessThan(PERSONAS);
            assertThat(reviews.review(id).path("state").asText()).isEqualTo("preparing");
            await("select count(*) from persona_review where review_state = 'open' and id = '" + id + "'", 1, PATIENCE);
            JsonNode frozen = reviews.review(id);
            assertThat(frozen.at("/items/total").asInt()).isEqualTo(PERSONAS);
            assertThat(frozen.path("list_sha256").asText()).hasSize(64);
            assertThat(number("select count(*)" + ofReview)).isEqualTo(PERSONAS);
            assertThat(number("select count(distinct persona_id)" + ofReview)).isEqualTo(PERSONAS);
            assertThat(number("select max(item_no)" + ofReview)).isEqualTo(PERSONAS);
            assertThat(number("select count(distinct item_no)" + ofReview)).isEqualTo(PERSONAS);
        }
    }
}
