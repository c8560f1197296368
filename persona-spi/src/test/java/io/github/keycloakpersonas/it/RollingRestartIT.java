package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SinceKeycloak;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both nodes are restarted, one after the other, and no client notices. */
@Tag("nodes")
@SinceKeycloak(
        value = TwoNodes.HAS_SHUTDOWN_DELAY,
        reason = "no delay of the shutdown, in which a load balancer notices")
@ExtendWith(TwoNodes.class)
class RollingRestartIT {

    private static final int CLIENTS = 3;

    private final AtomicBoolean done = new AtomicBoolean();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<TestRealm, AtomicInteger> served = new ConcurrentHashMap<>();

    @Test
    void noRequestFails(Cluster cluster, TestReporter reporter) throws Exception {
        try (TestRealm realm = TestRealm.create(cluster.node(0), Map.of(TestRealm.TOKEN_LIFE, TestRealm.LONG));
                Balancer balancer = new Balancer(List.of(realm, realm.at(cluster.node(1))))) {
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String user = "client" + i;
                PersonaApiClient.ofNewUser(realm, user).created("traveler", "corsica");
                clients.add(threads.submit(() -> use(realm, balancer, user)));
            }
            try {
                List<Integer> before = new ArrayList<>();
                for (int node = 0; node < 2; node++) {
                    before.add(total());
                    cluster.node(node).restart();
                }
                Thread.sleep(2000);
                before.add(total());
                assertThat(before)
                        .as("requests go on while a node is away")
                        .isSorted()
                        .doesNotHaveDuplicates();
            } finally {
                done.set(true);
                threads.shutdown();
            }
            for (Future<?> client : clients) {
                client.get();
            }
            reporter.publishEntry(total() + " requests, " + balancer.refused() + " connections refused, "
                    + failures.size() + " failures");
            assertThat(failures).isEmpty();
            assertThat(served).hasSize(2);
        }
    }

    private int total() {
        return served.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Reads, logs in and writes, and finds each time what it has written last. */
    private void use(TestRealm realm, Balancer balancer, String user) {
        String token = realm.token(user);
        for (int i = 1; !done.get(); i++) {
            int price = i;
            try {
                balancer.send(node -> counted(
                        node,
                        new SightOfNode(node, user, token)
                                .change(Map.of("autobook_price", price))
                                .expect(200)));
                balancer.send(node -> counted(
                        node,
                        expectPrice(
                                price,
                                new PersonaApiClient(node, token)
                                        .get("/v1/personas")
                                        .expect(200))));
                balancer.send(node -> counted(node, node.tokens(user, Map.of()).expect(200)));
                // Busy, but not so that the node that starts gets no processor.
                Thread.sleep(50);
            } catch (RuntimeException | AssertionError failure) {
                failures.add(user + ", round " + i + ": " + failure);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Reply counted(TestRealm node, Reply reply) {
        served.computeIfAbsent(node, key -> new AtomicInteger()).incrementAndGet();
        return reply;
    }

    private static Reply expectPrice(int price, Reply list) {
        assertThat(list.json().at("/personas/0/autobook_price").asInt()).isEqualTo(price);
        return list;
    }
}
