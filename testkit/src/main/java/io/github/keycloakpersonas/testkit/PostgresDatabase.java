package io.github.keycloakpersonas.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL server of its own, unpacked from a JAR, with no installation and no Docker; it never outlives this JVM. */
public final class PostgresDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private PostgresDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Takes some seconds: one server can hold the databases of many suites. */
    public static PostgresDatabase start() {
        return start(Map.of());
    }

    /**
     * The same with settings of the server.
     *
     * @param settings as in {@code postgresql.conf}
     */
    public static PostgresDatabase start(Map<String, String> settings) {
        try {
            // Several Keycloaks share it, each with a pool of up to 100 connections.
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("max_connections", "400");
            settings.forEach(builder::setServerConfig);
            return new PostgresDatabase(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /**
     * A new, empty database. It knows capitals and small letters of ASCII only, as many in use do, and the rest has to work on it.
     *
     * @param name lower-case letters, digits and underscores; not used before
     */
    public JdbcAccess createDatabase(String name) {
        return create(plain(name), " TEMPLATE template0 LC_CTYPE 'C'");
    }

    /**
     * A copy of another database, to which nobody may be connected.
     *
     * @param original the other's name
     * @param name as for a new one
     */
    public JdbcAccess copyDatabase(String original, String name) {
        return create(plain(name), " TEMPLATE " + plain(original));
    }

    private static String plain(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        return name;
    }

    private JdbcAccess create(String name, String options) {
        try (Connection connection = access(USER).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + options);
            return access(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
    }

    /** Stops the whole server, for tests of what happens then; its data is gone. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private JdbcAccess access(String database) {
        return new JdbcAccess("jdbc:postgresql://localhost:" + server.getPort() + "/" + database, USER, USER);
    }
}
