package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.AssessmentTally;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JSON of how assessments come out. A number of results that is so small that it may name somebody is not told. */
final class AssessmentFigures {

    /** The fewest that are told exactly; nothing is told exactly too. */
    private static final int FEWEST = 5;

    private record Version(String assessment, int version) {}

    private AssessmentFigures() {}

    /** Each assessment with each version that was taken, the latest first. */
    static List<Map<String, Object>> json(List<AssessmentTally> tallies) {
        return tallies.stream()
                .collect(Collectors.groupingBy(tally -> new Version(tally.assessment(), tally.version())))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<Version, List<AssessmentTally>> entry) ->
                                entry.getKey().assessment())
                        .thenComparing(entry -> -entry.getKey().version()))
                .map(entry -> version(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Object> version(Version version, List<AssessmentTally> tallies) {
        long taken = sum(tallies);
        long passed = sum(tallies.stream().filter(AssessmentTally::passed).toList());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.assessment());
        json.put("version", version.version());
        json.put("taken", shown(taken));
        json.put("passed", shown(passed));
        json.put("failed", shown(taken - passed));
        json.put(
                "expiring_30_days",
                shown(tallies.stream().mapToLong(AssessmentTally::ending).sum()));
        json.put("distribution", distribution(tallies));
        Map<String, Long> titles = new TreeMap<>();
        tallies.forEach(tally -> titles.merge(tally.title(), tally.count(), Long::sum));
        json.put("by_title", shown(titles));
        return json;
    }

    private static Map<String, Object> distribution(List<AssessmentTally> tallies) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        tallies.forEach(tally -> tally.bands()
                .forEach((result, band) ->
                        counts.computeIfAbsent(result, none -> new TreeMap<>()).merge(band, tally.count(), Long::sum)));
        Map<String, Object> json = new LinkedHashMap<>();
        counts.forEach((result, bands) -> json.put(result, shown(bands)));
        return json;
    }

    private static Map<String, Object> shown(Map<String, Long> counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        counts.forEach((name, count) -> json.put(name, shown(count)));
        return json;
    }

    private static Object shown(long count) {
        return count > 0 && count < FEWEST ? "<" + FEWEST : (Object) count;
    }

    private static long sum(List<AssessmentTally> tallies) {
        return tallies.stream().mapToLong(AssessmentTally::count).sum();
    }
}
