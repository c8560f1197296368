package io.github.keycloakpersonas.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** What was measured of one comparison, round by round. */
final class Measurements {

    private final List<Sample> baseline = new ArrayList<>();
    private final List<Sample> candidate = new ArrayList<>();

    /**
     * One iteration.
     *
     * @param seconds the time of a request, as the inverse of all clients' requests a second
     * @param cpu the server's processor time of a request in microseconds
     */
    private record Sample(double seconds, double cpu) {

        static Sample of(IterationResult iteration) {
            Result<?> cpu =
                    Objects.requireNonNull(iteration.getSecondaryResults().get(ServerCpu.RESULT), ServerCpu.RESULT);
            return new Sample(1 / iteration.getPrimaryResult().getScore(), cpu.getScore());
        }
    }

    /**
     * Sorts what JMH measured.
     *
     * @param iterations in the order in which they ran, without the warm-up
     * @param warmup how many iterations ran before them
     */
    static Map<Comparison, Measurements> of(Iterable<IterationResult> iterations, int warmup) {
        Map<Comparison, Measurements> all = new LinkedHashMap<>();
        int number = warmup;
        for (IterationResult iteration : iterations) {
            Slot slot = Slot.of(number++);
            all.computeIfAbsent(slot.comparison(), comparison -> new Measurements())
                    .add(slot.candidate(), Sample.of(iteration));
        }
        return all;
    }

    private void add(boolean isCandidate, Sample sample) {
        (isCandidate ? candidate : baseline).add(sample);
    }

    /** Candidate to baseline, of each round. */
    Spread timeRatio() {
        return ratios(Sample::seconds);
    }

    /** Candidate to baseline, of each round. */
    Spread cpuRatio() {
        return ratios(Sample::cpu);
    }

    double baselineRate() {
        return 1 / median(baseline, Sample::seconds);
    }

    double candidateRate() {
        return 1 / median(candidate, Sample::seconds);
    }

    /** In microseconds. */
    double baselineCpu() {
        return median(baseline, Sample::cpu);
    }

    /** In microseconds. */
    double candidateCpu() {
        return median(candidate, Sample::cpu);
    }

    private Spread ratios(ToDoubleFunction<Sample> measure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < baseline.size(); round++) {
            ratios.add(measure.applyAsDouble(candidate.get(round)) / measure.applyAsDouble(baseline.get(round)));
        }
        return Spread.of(ratios);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> measure) {
        return Spread.of(samples.stream().map(measure::applyAsDouble).toList()).median();
    }
}
