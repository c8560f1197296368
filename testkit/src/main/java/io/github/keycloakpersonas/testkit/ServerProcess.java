package io.github.keycloakpersonas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real distribution as a process of this machine. It never outlives this JVM. */
public final class ServerProcess implements KeycloakServer {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final ServerOptions options;
    private final Path home;
    private final Path log;
    private final FreePorts ports;
    private final Admin admin;
    private final ShutdownHook shutdownHook = new ShutdownHook(this::stop, "stop-keycloak");
    private volatile @Nullable Process process;

    private ServerProcess(ServerOptions options, Path home) throws IOException {
        this.options = options;
        this.home = home;
        this.log = options.work().resolve("server.log");
        this.ports = FreePorts.find();
        this.admin = new Admin(new Http(URI.create(ports.baseUri() + options.path())));
    }

    /**
     * Starts a server on an empty H2 database or on the given one, on free ports, and waits until it is ready.
     *
     * @throws IllegalStateException with the end of the log if that fails
     */
    public static ServerProcess start(ServerOptions options) {
        try {
            Distribution distribution = new Distribution(options);
            distribution.prepare();
            ServerProcess server = new ServerProcess(options, distribution.home());
            LogFile.clear(server.log);
            server.shutdownHook.add();
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public URI baseUri() {
        return URI.create(ports.baseUri() + options.path());
    }

    @Override
    public URI managementUri() {
        return ports.managementUri();
    }

    @Override
    public String log() {
        return LogFile.text(log);
    }

    @Override
    public Optional<JdbcAccess> database() {
        return Optional.ofNullable(options.database());
    }

    @Override
    public Admin admin() {
        return admin;
    }

    /** Of the Java process, such as a benchmark's profiler needs; the script's where there is none. */
    public long pid() {
        Process running = running();
        return running.descendants().map(ProcessHandle::pid).findFirst().orElse(running.pid());
    }

    @Override
    public void restart() {
        try {
            stop();
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * As {@link #restart}, with these options of {@code kc start} too, from now on.
     *
     * @throws IllegalStateException with the end of the log if it does not start; {@link #restart} may be tried again
     */
    public void restartWith(String... arguments) {
        options.argument(arguments);
        restart();
    }

    /**
     * Stops it, runs another command of {@code kc} on the same database, and starts it again.
     *
     * @param command the command and its options, such as {@code import}
     * @return what the command has printed
     * @throws IllegalStateException with the end of that if the command fails
     */
    public String restartAfter(String... command) {
        try {
            stop();
            Path output = Files.createTempFile(options.work(), command[0], ".log");
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.add("--optimized");
            options.arguments().stream()
                    .filter(argument -> argument.startsWith("--db-"))
                    .forEach(arguments::add);
            int code = new KcScript(home, options).run(arguments, output).waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "kc " + command[0] + " failed with " + code + ":\n" + LogFile.tail(output));
            }
            launch();
            return LogFile.text(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it with no chance to clean up, as a crash would; {@link #restart} brings it back. */
    public void kill() {
        handles(running()).forEach(ProcessHandle::destroyForcibly);
        stop();
    }

    @Override
    public void close() {
        stop();
        shutdownHook.remove();
    }

    private void launch() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "start", "--optimized", "--http-port=" + ports.http(), "--http-management-port=" + ports.management()));
        command.addAll(options.arguments());
        Process launched = new KcScript(home, options).serve(command, log);
        process = launched;
        try {
            new Readiness(new Http(managementUri()), launched::isAlive, this::log).await(options.startTimeout());
        } catch (IllegalStateException | InterruptedException failed) {
            stop();
            throw failed;
        }
    }

    /**
     * Stops it cleanly; {@link #restart} brings it back.
     *
     * <p>The script hands a TERM on to Java, but a kill of it alone would leave Java behind: so each process is told.
     */
    public synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        List<ProcessHandle> handles = handles(running);
        handles.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(exits)
                .completeOnTimeout(null, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
        handles.forEach(ProcessHandle::destroyForcibly);
        process = null;
    }

    private static List<ProcessHandle> handles(Process running) {
        return Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The server is not running");
        }
        return running;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while Keycloak starts", e);
    }
}
