package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What a load balancer has to do, and no more: in turn to the nodes whose {@code /health/ready} was good when it was asked last, and to
 * another one where a connection is refused.
 */
final class Balancer implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 250;

    private final List<TestRealm> nodes;
    private final Set<TestRealm> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> probes;

    Balancer(List<TestRealm> nodes) {
        this.nodes = nodes;
        ready.addAll(nodes);
        probes = prober.scheduleWithFixedDelay(this::probe, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Sends a request to one of the nodes. */
    Reply send(Function<TestRealm, Reply> request) {
        while (true) {
            TestRealm node = nodes.get(turn.getAndIncrement() % nodes.size());
            if (!ready.contains(node)) {
                continue;
            }
            try {
                return request.apply(node);
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ConnectException)) {
                    throw e;
                }
                // Nothing was sent, so nothing was done.
                refused.incrementAndGet();
                ready.remove(node);
            }
        }
    }

    int refused() {
        return refused.get();
    }

    private void probe() {
        for (TestRealm node : nodes) {
            if (answersReady(node.server())) {
                ready.add(node);
            } else {
                ready.remove(node);
            }
        }
    }

    private static boolean answersReady(KeycloakServer server) {
        try {
            return new Http(server.managementUri()).get("/health/ready").send().status() == 200;
        } catch (UncheckedIOException down) {
            return false;
        }
    }

    @Override
    public void close() {
        probes.cancel(true);
        prober.shutdownNow();
    }
}
