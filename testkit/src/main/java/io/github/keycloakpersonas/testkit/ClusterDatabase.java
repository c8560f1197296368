package io.github.keycloakpersonas.testkit;

import java.util.Map;

/** Where the nodes of a {@link Cluster} keep their data: all in one database, or each in a replica of its own. */
public interface ClusterDatabase extends AutoCloseable {

    /** Adds a node's database to its options. The first node is 0. */
    ServerOptions keepDataOf(int node, ServerOptions options);

    /** How to reach the data as a node does. */
    JdbcAccess access(int node);

    @Override
    void close();

    /** One database for all nodes, in a PostgreSQL of its own that counts statements. */
    static ClusterDatabase postgres() {
        PostgresDatabase postgres = PostgresDatabase.start(
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track", "all"));
        JdbcAccess access = postgres.createDatabase("cluster");
        return new ClusterDatabase() {
            @Override
            public ServerOptions keepDataOf(int node, ServerOptions options) {
                return options.postgres(access);
            }

            @Override
            public JdbcAccess access(int node) {
                return access;
            }

            @Override
            public void close() {
                postgres.close();
            }
        };
    }
}
