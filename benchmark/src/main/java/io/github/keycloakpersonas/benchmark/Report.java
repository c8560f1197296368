package io.github.keycloakpersonas.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as Markdown that can stand in the documentation as it is. */
final class Report {

    private static final String CALLS = """
            | compared | a second | time | server CPU | | target | |
            |---|---|---|---|---|---|---|
            """;

    private static final String TARGETS = """
            | target | |
            |---|---|
            """;

    private final StringBuilder text = new StringBuilder();
    private final List<String> targets = new ArrayList<>();

    /** The tables of pairs of calls; nothing where none were measured. */
    void addCalls(Map<Comparison, Measurements> all) {
        Measurements control = all.get(Plan.CONTROL);
        if (control == null) {
            return;
        }
        text.append("### Control\n\n").append(CALLS).append(row(Plan.CONTROL, control, control));
        for (Group group : Group.values()) {
            List<Comparison> comparisons = Plan.ALL.getOrDefault(group, List.of());
            if (all.keySet().containsAll(comparisons) && !comparisons.isEmpty()) {
                heading(group);
                text.append(CALLS);
                all.forEach((comparison, measured) -> {
                    if (comparisons.contains(comparison)) {
                        text.append(row(comparison, measured, control));
                    }
                });
            }
        }
    }

    /**
     * A table of other figures.
     *
     * @param compared what is compared in all its rows
     */
    void addFigures(Group group, String compared, List<Figure> figures) {
        heading(group);
        text.append("| ").append(compared).append(" | from, to | | target | |\n|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            String verdict = verdict(figure.target(), figure.ratio().median() <= figure.limit());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    figure.title(),
                    figure.values(),
                    percent(figure.ratio()),
                    figure.target().text(),
                    verdict));
            note(figure.title(), figure.target(), verdict, percent(figure.ratio()));
        }
    }

    /** A table of what tables and their indexes take in the database. */
    void addSizes(int personas, List<Sizes.Size> sizes) {
        text.append("### Sizes\n\n| what | rows | MiB | bytes of a row |\n|---|---|---|---|\n");
        for (Sizes.Size size : sizes) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d |%n",
                    size.title(),
                    size.rows(),
                    size.bytes() >> 20,
                    size.bytes() / Math.max(1, size.rows())));
        }
        text.append(String.format(Locale.ROOT, "%nA realm with %,d personas, among others.%n%n", personas));
    }

    /** A table of lines per second. */
    void addRates(Group group, List<Rate> rates) {
        heading(group);
        text.append("| lines | a second | server CPU of a line | goal | |\n|---|---|---|---|---|\n");
        for (Rate rate : rates) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | **%.0f** (%.0f to %.0f) | %.1f µs | %s | %s |%n",
                    rate.title(),
                    rate.perSecond().median(),
                    rate.perSecond().lower(),
                    rate.perSecond().upper(),
                    rate.cpu().median(),
                    rate.hasGoal() ? String.format(Locale.ROOT, "%,d a second", rate.goal()) : "none: for information",
                    !rate.hasGoal() ? "" : rate.meetsGoal() ? "met" : "missed"));
        }
    }

    /** What came out of a load. */
    void addLoad(Group group, SoakResult result) {
        heading(group);
        text.append(result.markdown());
        for (Verdict verdict : result.verdicts()) {
            String met = verdict.met() ? "met" : "missed";
            targets.add(String.format(Locale.ROOT, "| %s | %s: %s |%n", verdict.target(), met, verdict.figures()));
        }
    }

    String markdown() {
        StringBuilder all = new StringBuilder(text);
        if (!targets.isEmpty()) {
            all.append("\n### Targets\n\n").append(TARGETS);
            targets.forEach(all::append);
        }
        return all.toString();
    }

    private void heading(Group group) {
        text.append("\n### ").append(group.heading()).append("\n\n");
    }

    private String row(Comparison comparison, Measurements measured, Measurements control) {
        Target target = comparison.target();
        boolean time = measured.timeRatio().median() <= target.limit(control.timeRatio());
        boolean cpu = measured.cpuRatio().median() <= target.limit(control.cpuRatio());
        String verdict = time != cpu ? "met by " + (time ? "time" : "CPU") + " only" : verdict(target, time);
        note(
                comparison.title(),
                target,
                verdict,
                "time " + percent(measured.timeRatio()) + ", CPU " + percent(measured.cpuRatio()));
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
                target.text(),
                verdict);
    }

    private static String verdict(Target target, boolean met) {
        return !target.isSet() ? "" : met ? "met" : "missed";
    }

    private void note(String title, Target target, String verdict, String figures) {
        if (target.isSet()) {
            targets.add(String.format(Locale.ROOT, "| %s: %s | %s: %s |%n", title, target.text(), verdict, figures));
        }
    }

    private static String percent(Spread ratio) {
        return String.format(
                Locale.ROOT,
                "**%+.1f %%** (%+.1f to %+.1f)",
                percent(ratio.median()),
                percent(ratio.lower()),
                percent(ratio.upper()));
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }
}
