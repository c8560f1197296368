package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A real Infinispan server of its own, for Keycloaks that keep what they share in one: a process of this machine, with no installation and
 * no Docker, and without users or TLS. It never outlives this JVM.
 */
public final class InfinispanServer implements AutoCloseable {

    /** The server's JARs, joined with the system's path separator; Maven resolves them in the profile {@code clusterless}. */
    public static final String CLASSPATH = "infinispan.classpath";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final Process process;
    private final int port;
    private final ShutdownHook shutdownHook = new ShutdownHook(this::stop, "stop-infinispan");

    private InfinispanServer(Process process, int port) {
        this.process = process;
        this.port = port;
        shutdownHook.add();
    }

    /**
     * Takes some seconds.
     *
     * @param folder its own, with its log; what an earlier run has left there goes
     * @throws IllegalStateException with the end of the log if it does not start
     */
    public static InfinispanServer start(Path folder) {
        try {
            Folders.delete(folder);
            layOut(folder);
            int port = FreePorts.find().http();
            Path log = folder.resolve("server.log");
            InfinispanServer server = new InfinispanServer(launch(folder, port, log), port);
            server.awaitReadiness(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the server wants to find it; its libraries are elsewhere. */
    private static void layOut(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Path configuration = Files.createDirectory(folder.resolve("conf"));
        for (String file : List.of("infinispan.xml", "log4j2.xml")) {
            try (InputStream packed = InfinispanServer.class.getResourceAsStream("infinispan/" + file)) {
                Files.copy(Objects.requireNonNull(packed), configuration.resolve(file));
            }
        }
    }

    private static Process launch(Path folder, int port, Path log) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Dinfinispan.server.root.path=" + folder,
                        "-Dinfinispan.bind.port=" + port,
                        "org.infinispan.server.Bootstrap")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Some two hundred JARs, too many for Windows' command line.
        process.environment().put("CLASSPATH", ServerOptions.required(CLASSPATH));
        return process.start();
    }

    private void awaitReadiness(Path log) {
        Http rest = new Http(URI.create("http://127.0.0.1:" + port));
        try {
            new Readiness(
                            "Infinispan",
                            () -> rest.get("/rest/v2/container/health/status").send(),
                            process::isAlive,
                            () -> LogFile.text(log))
                    .await(START_TIMEOUT);
        } catch (IllegalStateException failed) {
            close();
            throw failed;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Infinispan starts", e);
        }
    }

    /** Has a Keycloak with the feature {@code clusterless} or {@code multi-site} keep there what it shares with others. */
    ServerOptions keepCachesOf(ServerOptions keycloak) {
        return keycloak.argument(
                "--cache-remote-host=127.0.0.1", "--cache-remote-port=" + port, "--cache-remote-tls-enabled=false");
    }

    private void stop() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    /** Stops it; its data is gone. */
    @Override
    public void close() {
        stop();
        shutdownHook.remove();
    }
}
