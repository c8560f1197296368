package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What the system and the JVM know of a server's process. */
final class RunningServer {

    private static final double BYTES_A_MIB = 1024.0 * 1024;

    private final ServerProcess server;

    RunningServer(ServerProcess server) {
        this.server = server;
    }

    double cpuSeconds() {
        return ProcessHandle.of(server.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(duration -> duration.toNanos() / 1e9)
                .orElseThrow(() -> new IllegalStateException("This system tells no process's processor time"));
    }

    /** A full collection, so that what is used is what is needed. */
    void collectGarbage() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        output(jcmd.toString(), Long.toString(server.pid()), "GC.run");
    }

    /** In MiB. */
    double resident() {
        return Double.parseDouble(output("ps", "-o", "rss=", "-p", Long.toString(server.pid()))
                        .strip())
                / 1024;
    }

    double heap() {
        return metric("jvm_memory_used_bytes{area=\"heap\"") / BYTES_A_MIB;
    }

    double nonHeap() {
        return metric("jvm_memory_used_bytes{area=\"nonheap\"") / BYTES_A_MIB;
    }

    double classes() {
        return metric("jvm_classes_loaded_classes");
    }

    double threads() {
        return metric("jvm_threads_live_threads");
    }

    /** The sum of the metrics that begin so. */
    private double metric(String prefix) {
        return new Http(server.managementUri())
                .get("/metrics")
                .send()
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new IllegalStateException("The server has no metric " + prefix));
    }

    private static String output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s failed: %s", String.join(" ", command), output));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + command[0], e);
        }
    }
}
