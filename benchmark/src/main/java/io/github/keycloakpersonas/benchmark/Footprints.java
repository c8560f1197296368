package io.github.keycloakpersonas.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was measured of starts, pair by pair.
 *
 * @param without the JAR
 * @param with the JAR
 */
record Footprints(List<Footprint> without, List<Footprint> with) {

    List<Figure> figures() {
        return List.of(
                figure("start-up: time until ready", "%.2f s", Footprint::seconds, Target.THREE_PERCENT),
                figure("start-up: processor time until ready", "%.2f s", Footprint::cpuSeconds, Target.THREE_PERCENT),
                figure("memory of the process after work", "%.0f MiB", Footprint::resident, Target.INFORMATION),
                figure("heap after work and a collection", "%.1f MiB", Footprint::heap, Target.INFORMATION),
                figure("memory beside the heap after work", "%.1f MiB", Footprint::nonHeap, Target.INFORMATION),
                figure("loaded classes after work", "%.0f", Footprint::classes, Target.INFORMATION));
    }

    private Figure figure(String title, String format, ToDoubleFunction<Footprint> measure, Target target) {
        List<Double> ratios = IntStream.range(0, without.size())
                .mapToObj(pair -> measure.applyAsDouble(with.get(pair)) / measure.applyAsDouble(without.get(pair)))
                .toList();
        String values =
                String.format(Locale.ROOT, format + " → " + format, median(without, measure), median(with, measure));
        return new Figure(title, values, Spread.of(ratios), target);
    }

    private static double median(List<Footprint> footprints, ToDoubleFunction<Footprint> measure) {
        return Spread.of(footprints.stream().map(measure::applyAsDouble).toList())
                .median();
    }
}
