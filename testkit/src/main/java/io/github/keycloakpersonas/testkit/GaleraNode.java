package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One MariaDB server of a Galera cluster, on this machine's own address, with ports and a folder of its own. */
final class GaleraNode {

    private static final String HOST = "127.0.0.1";
    private static final long START_SECONDS = 180;
    private static final long STOP_SECONDS = 30;

    private final GaleraPrograms programs;
    private final Path folder;
    private final Path data;
    private final Path log;
    private final FreePorts ports;
    private final FreePorts transferPorts;
    private final int weight;
    private final ShutdownHook shutdownHook = new ShutdownHook(this::stop, "stop-galera");
    private @Nullable Process process;

    /** @param weight in the vote of who goes on when members are lost */
    GaleraNode(GaleraPrograms programs, Path folder, int weight) throws IOException {
        this.programs = programs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.ports = FreePorts.find();
        this.transferPorts = FreePorts.find();
        this.weight = weight;
    }

    int port() {
        return ports.http();
    }

    /** Where the other members find it. */
    String groupAddress() {
        return HOST + ":" + ports.management();
    }

    /**
     * Starts it and waits until it has all data and takes statements.
     *
     * @param members addresses of a cluster to join; empty for a new cluster
     */
    void start(String members) throws IOException {
        if (!Files.exists(data)) {
            install();
        }
        List<String> command = new ArrayList<>(List.of(programs.server().toString(), "--no-defaults"));
        command.addAll(settings());
        command.addAll(replication(members));
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        shutdownHook.add();
        await(started);
    }

    private void install() throws IOException {
        Tool.in(folder, "install", programs.install().toString(), "--no-defaults")
                .and("--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db")
                .and(asItsUser().toArray(String[]::new))
                .run();
    }

    /** Of root's, as the package's own user: what hands all data to a new member cannot write as root. */
    private static List<String> asItsUser() {
        return System.getProperty("user.name").equals("root") ? List.of("--user=mysql") : List.of();
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--datadir=" + data,
                "--socket=" + data.resolve("socket"),
                "--pid-file=" + data.resolve("pid"),
                "--port=" + port(),
                "--bind-address=" + HOST,
                "--max-connections=400",
                // What a test writes need not outlive a power cut.
                "--innodb-flush-log-at-trx-commit=0"));
        settings.addAll(asItsUser());
        return settings;
    }

    private List<String> replication(String members) {
        return List.of(
                "--wsrep-on=ON",
                "--wsrep-provider=" + programs.provider(),
                "--wsrep-cluster-name=personas",
                "--wsrep-cluster-address=gcomm://" + members,
                "--wsrep-node-address=" + HOST,
                "--wsrep-node-name=node" + port(),
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=" + HOST + ":" + transferPorts.http(),
                "--wsrep-provider-options=base_host=" + HOST + ";base_port=" + ports.management()
                        + ";gmcast.listen_addr=tcp://" + groupAddress() + ";ist.recv_addr=" + HOST + ":"
                        + transferPorts.management() + ";gcache.size=64M;pc.weight=" + weight,
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2",
                // A read sees what any server has committed before: else a node would cache what is old.
                "--wsrep-sync-wait=7");
    }

    private void await(Process started) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("MariaDB did not start. The end of its log:\n" + LogFile.tail(log));
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isReady() {
        JdbcAccess access = new JdbcAccess("jdbc:mariadb://" + HOST + ":" + port() + "/mysql", "root", "");
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW STATUS LIKE 'wsrep_ready'")) {
            return row.next() && row.getString(2).equals("ON");
        } catch (SQLException notYet) {
            return false;
        }
    }

    void kill() {
        Process running = process;
        if (running != null) {
            end(running.destroyForcibly());
        }
    }

    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            end(running);
        }
    }

    private void end(Process running) {
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
        shutdownHook.remove();
    }
}
