package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import java.util.function.DoublePredicate;

/** What a server tells of itself on its management port. */
final class ServerMetrics {

    /** Database connections in use. */
    static final String CONNECTIONS = "agroal_active_count";

    /** Requests that wait for a database connection. */
    static final String AWAITED_CONNECTIONS = "agroal_awaiting_count";

    /** Worker threads that answer requests right now. */
    static final String WORKERS = "worker_pool_active";

    /** Which part of the heap was in use after the last garbage collection, 0 to 1. */
    static final String HEAP = "jvm_memory_usage_after_gc";

    private final Http http;

    ServerMetrics(KeycloakServer server) {
        this.http = new Http(server.managementUri());
    }

    /** The value, added up over all labels. */
    double value(String name) {
        String text = http.get("/metrics").send().expect(200).text();
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new AssertionError("There is no metric " + name));
    }

    /** The value as soon as it fits; Keycloak's own tasks in the background may be at work a moment longer. */
    double settled(String name, DoublePredicate fits) {
        return Soon.until(() -> value(name), fits::test);
    }
}
