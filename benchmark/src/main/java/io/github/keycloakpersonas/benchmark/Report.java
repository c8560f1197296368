package io.github.keycloakpersonas.benchmark;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The table of ratios, as Markdown. */
final class Report {

    private static final String HEAD = """
            | compared | requests/s | time a request | server CPU a request | | target | |
            |---|---|---|---|---|---|---|
            """;

    private final Map<Comparison, Measurements> all;
    private final Measurements control;

    Report(Map<Comparison, Measurements> all) {
        this.all = all;
        this.control = Objects.requireNonNull(all.get(Comparison.CONTROL), "control");
    }

    String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        all.forEach((comparison, measured) -> table.append(row(comparison, measured)));
        return table.toString();
    }

    private String row(Comparison comparison, Measurements measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f → %.0f | %s | %.0f → %.0f µs | %s | %s | %s |%n",
                comparison.title(),
                measured.baselineRate(),
                measured.candidateRate(),
                percent(measured.timeRatio()),
                measured.baselineCpu(),
                measured.candidateCpu(),
                percent(measured.cpuRatio()),
                comparison.target().text(),
                verdict(comparison.target(), measured));
    }

    private String verdict(Comparison.Target target, Measurements measured) {
        if (target == Comparison.Target.NONE) {
            return "";
        }
        boolean time = measured.timeRatio().median() <= target.limit(control.timeRatio());
        boolean cpu = measured.cpuRatio().median() <= target.limit(control.cpuRatio());
        return time && cpu ? "met" : time || cpu ? "met by " + (time ? "time" : "CPU") + " only" : "missed";
    }

    private static String percent(Spread ratio) {
        return String.format(
                Locale.ROOT,
                "**%+.1f %%** (%+.1f to %+.1f)",
                percent(ratio.median()),
                percent(ratio.min()),
                percent(ratio.max()));
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }
}
