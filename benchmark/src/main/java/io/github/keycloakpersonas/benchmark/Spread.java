package io.github.keycloakpersonas.benchmark;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Where some measured values lie.
 *
 * @param median half of them are below
 * @param min the smallest
 * @param max the largest
 */
record Spread(double median, double min, double max) {

    static Spread of(List<Double> values) {
        ListStatistics statistics = new ListStatistics(
                values.stream().mapToDouble(Double::doubleValue).toArray());
        return new Spread(statistics.getPercentile(50), statistics.getMin(), statistics.getMax());
    }
}
