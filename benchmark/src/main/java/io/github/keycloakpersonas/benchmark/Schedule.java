package io.github.keycloakpersonas.benchmark;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out the call of the running iteration, to all client threads the same. */
@State(Scope.Benchmark)
public class Schedule {

    private static final Logger LOGGER = LoggerFactory.getLogger(Schedule.class);

    private final int perRound = Plan.chosen().iterationsPerRound();
    private int iteration;
    private Call call = Slot.of(0).call();

    @Setup(Level.Iteration)
    public void next(BenchmarkParams benchmark) {
        if (iteration % perRound == 0) {
            log(iteration / perRound, benchmark.getWarmup().getCount() / perRound);
        }
        call = Slot.of(iteration).call();
        iteration++;
    }

    private static void log(int round, int warmupRounds) {
        if (round < warmupRounds) {
            LOGGER.info("Warm-up {} of {}", round + 1, warmupRounds);
        } else {
            LOGGER.info("Round {}", round - warmupRounds + 1);
        }
    }

    Call call() {
        return call;
    }
}
