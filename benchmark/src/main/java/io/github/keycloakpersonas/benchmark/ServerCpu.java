package io.github.keycloakpersonas.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that the server spends on a request. It is a stricter measure than requests a second, which the clients' own
 * work on the same processors blurs, and other load on the machine hardly touches it.
 */
public final class ServerCpu implements InternalProfiler {

    static final String RESULT = "server.cpu";

    private final ProcessHandle server;
    private Duration before = Duration.ZERO;

    /**
     * JMH makes it.
     *
     * @param pid the server's process id
     */
    public ServerCpu(String pid) {
        server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public String getDescription() {
        return "Processor time of the server";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = used();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        // All requests, also those before the first thread was ready and after the last one's time was up.
        long requests = Math.max(1, result.getMetadata().getAllOps());
        double microseconds = used().minus(before).toNanos() / 1_000.0 / requests;
        return List.of(new ScalarResult(RESULT, microseconds, "us/op", AggregationPolicy.AVG));
    }

    private Duration used() {
        return server.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("This system tells no process's processor time"));
    }
}
