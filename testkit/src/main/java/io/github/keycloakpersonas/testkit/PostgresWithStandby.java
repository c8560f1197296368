package io.github.keycloakpersonas.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A PostgreSQL server and a standby that has all that was committed there, because each commit waits for it. Both are unpacked from a JAR,
 * with no installation and no Docker. The primary can be killed and the standby promoted, once.
 */
public final class PostgresWithStandby implements AutoCloseable {

    private static final String USER = "postgres";
    private static final String STANDBY = "standby";
    private static final int WAITS = 150;

    private final Path folder;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;
    private final String database;

    private PostgresWithStandby(Path folder, String database) throws IOException {
        this.folder = folder;
        this.database = database;
        this.primary = server(folder.resolve("primary"));
        try {
            follow(folder.resolve(STANDBY), primary.getPort());
            this.standby = server(folder.resolve(STANDBY));
        } catch (IOException e) {
            primary.close();
            throw e;
        }
    }

    /**
     * Starts both, with an empty database.
     *
     * @param database lower-case letters
     */
    public static PostgresWithStandby start(String database) {
        try {
            Path folder = Files.createTempDirectory("postgres");
            Path data = folder.resolve("primary");
            try (EmbeddedPostgres fresh = server(data)) {
                execute(access(fresh, USER), "CREATE DATABASE " + database + " TEMPLATE template0 LC_CTYPE 'C'");
            }
            // The JAR lacks pg_basebackup; a server that has stopped can be copied as it is.
            Folders.copy(data, folder.resolve(STANDBY));
            PostgresWithStandby servers = new PostgresWithStandby(folder, database);
            servers.waitForStandbyFromNowOn();
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                // It would also be made anew at the start.
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200")
                // The library's own is off.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void follow(Path data, int port) throws IOException {
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + port + " user=" + USER + " application_name=" + STANDBY
                        + "'\n",
                StandardOpenOption.APPEND);
    }

    private void waitForStandbyFromNowOn() {
        JdbcAccess access = access(primary, USER);
        execute(access, "ALTER SYSTEM SET synchronous_standby_names = '" + STANDBY + "'");
        execute(access, "SELECT pg_reload_conf()");
        await(access, "SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    }

    /** Whichever of the two writes at the time. */
    public JdbcAccess access() {
        return new JdbcAccess(
                "jdbc:postgresql://localhost:" + primary.getPort() + ",localhost:" + standby.getPort() + "/" + database
                        + "?targetServerType=primary&connectTimeout=5",
                USER,
                USER);
    }

    /** Ends the primary with no chance to clean up. */
    public void killPrimary() {
        try {
            String pid = Files.readAllLines(folder.resolve("primary").resolve("postmaster.pid"))
                    .get(0)
                    .strip();
            Optional<ProcessHandle> server = ProcessHandle.of(Long.parseLong(pid));
            server.ifPresent(process -> {
                var workers = process.descendants().toList();
                process.destroyForcibly();
                workers.forEach(ProcessHandle::destroyForcibly);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the standby a primary that takes writes; returns when it does. */
    public void promoteStandby() {
        JdbcAccess access = access(standby, USER);
        execute(access, "SELECT pg_promote()");
        await(access, "SELECT NOT pg_is_in_recovery()");
    }

    private static void execute(JdbcAccess access, String sql) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void await(JdbcAccess access, String condition) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < WAITS; i++) {
                try (ResultSet row = statement.executeQuery(condition)) {
                    if (row.next() && row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(200);
            }
            throw new IllegalStateException("Still not so: " + condition);
        } catch (SQLException e) {
            throw new IllegalStateException(condition, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops both; their data is gone. */
    @Override
    public void close() {
        try {
            // The standby first: a primary waits for it at its end.
            standby.close();
            primary.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcAccess access(EmbeddedPostgres server, String database) {
        return new JdbcAccess("jdbc:postgresql://localhost:" + server.getPort() + "/" + database, USER, USER);
    }
}
