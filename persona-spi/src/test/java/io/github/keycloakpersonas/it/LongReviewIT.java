package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** A review of so many personas that all work on it is done in parts; with {@code -Dreview.items} of as many as one likes. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongReviewIT {

    private static final int ITEMS = Integer.getInteger("review.items", 2200);
    private static final int USERS = Math.max(20, ITEMS / 20);
    private static final int LINES = 10_000;
    private static final Map<String, Object> KEEP = Map.of("decision", "keep", "all_open", true);

    private TestRealm realm;
    private AdminPersonas admin;
    private ReviewCalls reviews;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        reviews = ReviewCalls.in(realm);
        fill(realm, ITEMS, USERS);
    }

    private static void fill(TestRealm realm, int items, int users) {
        TransferIT.users(realm, users);
        TransferClient transfer = new TransferClient(realm);
        for (int first = 0; first < items; first += LINES) {
            transfer.imported(
                    "?override_limit=true",
                    IntStream.range(first, Math.min(first + LINES, items))
                            .mapToObj(i -> TransferClient.line("user" + i % users, "traveler", "c" + i / users))
                            .toArray(String[]::new));
        }
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static long millis(Callable<?> task) throws Exception {
        long start = System.nanoTime();
        task.call();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Test
    void isFrozenDecidedAndClosedInParts(TestReporter reporter) throws Exception {
        List<String> id = new ArrayList<>();
        reporter.publishEntry(
                "milliseconds to freeze",
                String.valueOf(millis(() -> id.add(reviews.opened("on_no_answer", "revoke")))));
        String review = id.get(0);
        assertThat(reviews.review(review).at("/items/total").asInt()).isEqualTo(ITEMS);
        Set<String> seen = new HashSet<>();
        String query = "?max=1000";
        long slowest = 0;
        while (!query.isEmpty()) {
            String path = "/reviews/" + review + "/items" + query;
            List<Reply> reply = new ArrayList<>();
            slowest = Math.max(slowest, millis(() -> reply.add(admin.get(path).expect(200))));
            JsonNode page = reply.get(0).json();
            page.path("items").forEach(item -> seen.add(item.path("persona_id").asText()));
            query = page.has("next") ? "?max=1000&cursor=" + page.path("next").asText() : "";
        }
        reporter.publishEntry("milliseconds of the slowest page of 1000", String.valueOf(slowest));
        assertThat(seen).hasSize(ITEMS);
        Map<String, Object> all = new HashMap<>(KEEP);
        all.put("search", "user1");
        List<JsonNode> decided = new ArrayList<>();
        reporter.publishEntry(
                "milliseconds to decide about half of them",
                String.valueOf(millis(() ->
                        decided.add(reviews.decide(review, all).expect(200).json()))));
        long half = IntStream.range(0, ITEMS)
                .filter(i -> String.valueOf(i % USERS).startsWith("1"))
                .count();
        assertThat(decided.get(0).path("decided").asLong()).isEqualTo(half);
        reporter.publishEntry("milliseconds of the figures", String.valueOf(millis(() -> reviews.review(review))));
        assertThat(reviews.review(review).at("/items/keep").asLong()).isEqualTo(half);
        reporter.publishEntry("milliseconds to close", String.valueOf(millis(() -> reviews.closed(review))));
        assertThat(admin.count("?status=revoked")).isEqualTo(ITEMS - half);
        assertThat(reviews.items(review, "?decision=open&max=1000"))
                .allMatch(item -> item.path("outcome").asText().equals("done"));
    }

    @Test
    void aDecisionIsEitherBeforeTheCloseOrRefused() throws Exception {
        String review = reviews.opened("filter", Map.of("circle", List.of("c1", "c2", "c3")));
        List<String> items = reviews.items(review, "").stream()
                .map(item -> item.path("id").asText())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> decided = new ArrayList<>();
        for (List<String> mine : List.of(items, items.subList(0, 30), items.subList(30, 60))) {
            decided.add(threads.submit(() -> {
                int last = 200;
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                for (int i = 0; last != 409 && System.nanoTime() < end; i++) {
                    String decision = i % 2 == 0 ? "keep" : "open";
                    Reply reply = reviews.decide(review, Map.of("decision", decision, "items", mine));
                    last = reply.json().path("type").asText().endsWith("/state-conflict") ? 409 : 200;
                }
                return last;
            }));
        }
        Thread.sleep(500);
        Future<JsonNode> closed = threads.submit(() -> reviews.closed(review));
        JsonNode end = closed.get(2, TimeUnit.MINUTES);
        for (Future<Integer> each : decided) {
            assertThat(each.get(2, TimeUnit.MINUTES)).isEqualTo(409);
        }
        threads.shutdown();
        assertThat(end.at("/items/keep").asInt())
                .isEqualTo(reviews.items(review, "?decision=keep&max=1000").size());
        assertThat(reviews.review(review)).isEqualTo(end);
    }

    @Test
    void aRealmIsRemovedWhileAReviewOfItIsClosed(KeycloakServer server) throws Exception {
        for (int i = 0; i < 3; i++) {
            TestRealm gone = TestRealm.create(server);
            fill(gone, 400, 20);
            ReviewCalls calls = ReviewCalls.in(gone);
            String review = calls.opened("on_no_answer", "revoke");
            calls.post(review, "close").expect(200);
            Thread.sleep(100L * i);
            // Expects 204.
            gone.close();
        }
    }
}
