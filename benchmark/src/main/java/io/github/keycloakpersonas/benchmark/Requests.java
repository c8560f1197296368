package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.Reply;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What JMH runs: operations a second, of the call whose turn it is. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Requests {

    @Benchmark
    public Reply request(Schedule schedule, Client client) {
        return client.send(schedule.call());
    }
}
