package io.github.keycloakpersonas.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak nodes of one cluster. All are called the same, so that a token of one is good at the others. Closing stops everything, their
 * database and an Infinispan server too.
 */
public final class Cluster implements AutoCloseable {

    private final ClusterDatabase database;
    private final @Nullable InfinispanServer infinispan;
    private final List<ServerProcess> nodes = new ArrayList<>();

    private Cluster(ClusterDatabase database, @Nullable InfinispanServer infinispan) {
        this.database = database;
        this.infinispan = infinispan;
    }

    /**
     * Starts nodes one after the other: the first one creates the schema.
     *
     * @param database where they keep their data; it is closed with them
     * @param options gives new options for each call; where the server lives, its database and its cluster are added
     * @param infinispan where the nodes meet, with a feature of Keycloak that wants one; without it they meet each other
     * @throws IllegalStateException with the end of a log if that fails
     */
    public static Cluster start(
            int nodes,
            ClusterDatabase database,
            Supplier<ServerOptions> options,
            @Nullable InfinispanServer infinispan) {
        Cluster cluster = new Cluster(database, infinispan);
        try {
            for (int i = 0; i < nodes; i++) {
                cluster.nodes.add(
                        ServerProcess.start(cluster.join(i, options.get().beside("node" + i))));
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private ServerOptions join(int node, ServerOptions options) {
        database.keepDataOf(node, options).argument("--cache=ispn", "--hostname=http://keycloak.test");
        return infinispan == null
                ? options.argument("--cache-embedded-network-bind-address=127.0.0.1")
                : infinispan.keepCachesOf(options);
    }

    /** The first one is 0. */
    public ServerProcess node(int index) {
        return nodes.get(index);
    }

    /** As the first node reaches it. */
    public JdbcAccess database() {
        return database(0);
    }

    /** As that node reaches it. */
    public JdbcAccess database(int node) {
        return database.access(node);
    }

    /** Where all of them keep their data. */
    public ClusterDatabase databases() {
        return database;
    }

    @Override
    public void close() {
        nodes.forEach(ServerProcess::close);
        if (infinispan != null) {
            infinispan.close();
        }
        database.close();
    }
}
