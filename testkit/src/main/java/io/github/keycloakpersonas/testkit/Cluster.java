package io.github.keycloakpersonas.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak nodes of one cluster on one database, in a PostgreSQL of their own that counts statements. All are called the same, so that a
 * token of one is good at the others. Closing stops everything, an Infinispan server too.
 */
public final class Cluster implements AutoCloseable {

    private final PostgresDatabase postgres;
    private final JdbcAccess database;
    private final @Nullable InfinispanServer infinispan;
    private final List<ServerProcess> nodes = new ArrayList<>();

    private Cluster(PostgresDatabase postgres, @Nullable InfinispanServer infinispan) {
        this.postgres = postgres;
        this.infinispan = infinispan;
        this.database = postgres.createDatabase("cluster");
    }

    /**
     * Starts nodes one after the other: the first one creates the schema.
     *
     * @param options gives new options for each call; where the server lives, its database and its cluster are added
     * @param infinispan where the nodes meet, with a feature of Keycloak that wants one; without it they meet each other
     * @throws IllegalStateException with the end of a log if that fails
     */
    public static Cluster start(int nodes, Supplier<ServerOptions> options, @Nullable InfinispanServer infinispan) {
        PostgresDatabase postgres = PostgresDatabase.start(
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track", "all"));
        Cluster cluster = new Cluster(postgres, infinispan);
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
        options.postgres(database).argument("--cache=ispn", "--hostname=http://keycloak.test");
        return infinispan == null
                ? options.argument("--cache-embedded-network-bind-address=127.0.0.1")
                : infinispan.keepCachesOf(options);
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
        if (infinispan != null) {
            infinispan.close();
        }
        postgres.stop();
    }
}
