package io.github.keycloakpersonas.benchmark;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Where some measured values lie.
 *
 * @param median half of them are below
 * @param lower a quarter of them are below
 * @param upper a quarter of them are above
 */
record Spread(double median, double lower, double upper) {

    static Spread of(List<Double> values) {
        ListStatistics statistics = new ListStatistics(
                values.stream().mapToDouble(Double::doubleValue).toArray());
        return new Spread(statistics.getPercentile(50), statistics.getPercentile(25), statistics.getPercentile(75));
    }
}
