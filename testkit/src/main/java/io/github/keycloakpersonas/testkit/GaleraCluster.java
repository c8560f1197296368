package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB Galera cluster: each of Keycloak's nodes writes to a database server of its own, and each server hands what is committed there
 * to the others. Needs this machine's {@code mariadb-server} and {@code galera-4}. Closing stops the servers and removes their data.
 */
public final class GaleraCluster implements ClusterDatabase {

    private static final String DATABASE = "keycloak";

    private final Path folder;
    private final List<GaleraNode> nodes;

    private GaleraCluster(Path folder, List<GaleraNode> nodes) {
        this.folder = folder;
        this.nodes = nodes;
    }

    /**
     * Starts the servers, the first of them with an empty database. Takes some twenty seconds.
     *
     * @throws IllegalStateException where this machine lacks the packages, or with the end of a log if a server does not start
     */
    public static GaleraCluster start(int size) {
        List<GaleraNode> nodes = new ArrayList<>();
        try {
            GaleraPrograms programs = GaleraPrograms.ofThisMachine();
            // The servers run as another user, who has to get through.
            Path folder = Files.createTempDirectory("galera");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            for (int i = 0; i < size; i++) {
                nodes.add(new GaleraNode(programs, folder.resolve("node" + i), i == 0 ? 2 : 1));
            }
            GaleraCluster cluster = new GaleraCluster(folder, nodes);
            cluster.launch();
            return cluster;
        } catch (IOException e) {
            nodes.forEach(GaleraNode::stop);
            throw new UncheckedIOException(e);
        }
    }

    private void launch() throws IOException {
        try {
            String members = String.join(
                    ",", nodes.stream().map(GaleraNode::groupAddress).toList());
            for (GaleraNode node : nodes) {
                node.start(node == nodes.get(0) ? "" : members);
            }
            try (Connection connection = access(0, "").connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot create the database", e);
            }
        } catch (RuntimeException | IOException e) {
            close();
            throw e;
        }
    }

    /** Ends a server with no chance to clean up. The first one is that which goes on alone. */
    public void kill(int node) {
        nodes.get(node).kill();
    }

    /** Starts a server again, which fetches from the first one what it has missed. */
    public void restart(int node) {
        try {
            nodes.get(node).start(nodes.get(0).groupAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServerOptions keepDataOf(int node, ServerOptions options) {
        return options.mariaDb(access(node));
    }

    @Override
    public JdbcAccess access(int node) {
        return access(node, DATABASE);
    }

    private JdbcAccess access(int node, String database) {
        return new JdbcAccess("jdbc:mariadb://127.0.0.1:" + nodes.get(node).port() + "/" + database, "root", "");
    }

    @Override
    public void close() {
        // The last one to go is the first one, which the others may still want something from.
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).stop();
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
