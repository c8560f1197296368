package io.github.keycloakpersonas.examples;

import io.github.keycloakpersonas.testkit.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An example that runs as a process of this machine, and serves HTTP. Closing stops it, and what it has started. */
final class Program implements AutoCloseable {

    private static final long START_SECONDS = 90;
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final URI address;

    private Program(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** @param name of the file that keeps what it prints */
    static Builder named(String name, String... command) {
        return new Builder(name, List.of(command));
    }

    /** A port that nobody listens on. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Http http() {
        return new Http(address);
    }

    URI address() {
        return address;
    }

    /** All that it has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError("The example does not answer on " + address + ":\n" + log());
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try {
            return http().get("/").send().status() < 500;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    /** What to start, and how. */
    static final class Builder {

        private final String name;
        private final List<String> command;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Path folder = Demo.EXAMPLES;

        private Builder(String name, List<String> command) {
            this.name = name;
            this.command = command;
        }

        Builder in(Path where) {
            folder = where;
            return this;
        }

        Builder with(String variable, Object value) {
            environment.put(variable, String.valueOf(value));
            return this;
        }

        /** Starts it, and waits until it answers on a port. */
        Program on(int port) {
            try {
                Path log = Path.of("target", name + ".log").toAbsolutePath();
                Files.createDirectories(log.getParent());
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().putAll(environment);
                Program program = new Program(builder.start(), log, URI.create("http://localhost:" + port));
                program.awaitAnswer();
                return program;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
