package io.github.keycloakpersonas.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.HdrHistogram.AbstractHistogram;

/**
 * What came out of a load.
 *
 * @param pace how it was planned
 * @param tally the answers
 * @param vitals what the server held before it and after each quarter
 * @param seconds how long the quarters have taken together
 * @param cpuSeconds the server's processor time of the quarters
 */
record SoakResult(Pace pace, Tally tally, List<Vitals> vitals, double seconds, double cpuSeconds) {

    private static final long TARGET_MICROS = 200_000;
    private static final double TARGET_HEAP = 1.10;

    /** What the documentation shows. */
    String markdown() {
        AbstractHistogram all = tally.all();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d requests in %.0f s: %.1f a second, where %d were planned, and in the peak %d. The server used %.2f"
                        + " processors. Requests were sent later than planned by %s ms (99 %%), at most by %s ms.%n%n",
                all.getTotalCount(),
                seconds,
                all.getTotalCount() / seconds,
                pace.rate(),
                Pace.PEAK * pace.rate(),
                cpuSeconds / seconds,
                millis(tally.late().getValueAtPercentile(99)),
                millis(tally.late().getMaxValue())));
        text.append("| request | number | p50 | p95 | p99 | longest |\n|---|---|---|---|---|---|\n");
        for (RequestKind kind : RequestKind.values()) {
            text.append(row(kind.title(), tally.of(kind)));
        }
        text.append(row("all", all)).append(row("all in the peak", tally.inPeak()));
        text.append("\nErrors: ").append(errors()).append(".\n\n");
        return text.append(held()).toString();
    }

    List<Verdict> verdicts() {
        long inTime = tally.all().getCountBetweenValues(0, TARGET_MICROS);
        double share = 100.0 * inTime / Math.max(1, tally.all().getTotalCount());
        double heap = last().heap() / first().heap();
        return List.of(
                new Verdict(
                        "95 % under 200 ms",
                        share >= 95,
                        String.format(
                                Locale.ROOT,
                                "%.2f %%; 95 %% within %s ms",
                                share,
                                millis(tally.all().getValueAtPercentile(95)))),
                new Verdict("no error", !hasErrors(), errors()),
                new Verdict(
                        "heap after a collection at most 10 % above that before the load",
                        heap <= TARGET_HEAP,
                        String.format(Locale.ROOT, "%.1f → %.1f MiB", first().heap(), last().heap())));
    }

    boolean hasErrors() {
        return !tally.errors().isEmpty();
    }

    String errors() {
        return hasErrors() ? tally.errors().toString() : "none";
    }

    private String held() {
        StringBuilder text = new StringBuilder("| the server | before |");
        for (int quarter = 1; quarter < vitals.size(); quarter++) {
            text.append(" quarter ").append(quarter).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(vitals.size())).append('\n');
        return text.append(row("heap after a collection, MiB", held -> format("%.1f", held.heap())))
                .append(row("memory of the process, MiB", held -> format("%.0f", held.resident())))
                .append(row("threads", held -> format("%.0f", held.threads())))
                .append(row("connections to the database", held -> Integer.toString(held.connections())))
                .toString();
    }

    private String row(String title, Function<Vitals, String> value) {
        StringBuilder row = new StringBuilder("| ").append(title).append(" |");
        vitals.forEach(held -> row.append(' ').append(value.apply(held)).append(" |"));
        return row.append('\n').toString();
    }

    private static String row(String title, AbstractHistogram histogram) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s |%n",
                title,
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(95)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getMaxValue()));
    }

    private static String millis(long micros) {
        return format("%.1f", micros / 1_000.0);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private Vitals first() {
        return vitals.get(0);
    }

    private Vitals last() {
        return vitals.get(vitals.size() - 1);
    }
}
