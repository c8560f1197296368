package io.github.keycloakpersonas.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keycloak nodes of one cluster on one database, in a PostgreSQL of their own that counts statements. All are called the same, so that a
 * token of one is good at the others. Closing stops everything.
 */
public final class Cluster implements AutoCloseable {

    private final PostgresDatabase postgres;
    private final JdbcAccess database;
    private final List<ServerProcess> nodes = new ArrayList<>();

    private Cluster(PostgresDatabase postgres) {
        this.postgres = postgres;
        this.database = postgres.createDatabase("cluster");
    }

    /**
     * Starts nodes one after the other: the first one creates the schema.
     *
     * @param options gives new options for each call; where the server lives, its database and its cluster are added
     * @throws IllegalStateException with the end of a log if that fails
     */
    public static Cluster start(int nodes, Supplier<ServerOptions> options) {
        Cluster cluster = new Cluster(PostgresDatabase.start(
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track", "all")));
        try {
            for (int i = 0; i < nodes; i++) {
                cluster.nodes.add(ServerProcess.start(cluster.join(options.get().beside("node" + i))));
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private ServerOptions join(ServerOptions options) {
        return options.postgres(database)
                .argument("--cache=ispn", "--cache-embedded-network-bind-address=127.0.0.1")
                .argument("--hostname=http://keycloak.test");
    }

    /** The first one is 0. */
    public ServerProcess node(int index) {
        return nodes.get(index);
    }

    public JdbcAccess database() {
        return database;
    }

    @Override
    public void close() {
        nodes.forEach(ServerProcess::close);
        postgres.stop();
    }
}
