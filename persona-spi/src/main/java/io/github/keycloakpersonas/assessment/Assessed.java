package io.github.keycloakpersonas.assessment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a persona has passed, and what it must have passed to be usable.
 *
 * @param passed the instants until which assessments count that were passed, by name
 * @param required the names of the assessments that the title requires
 */
public record Assessed(Map<String, Instant> passed, List<String> required) {

    /** Nothing was passed and nothing is required. */
    public static final Assessed NONE = new Assessed(Map.of(), List.of());

    /** The most assessments that are remembered, more than a schema has: those are forgotten first that end first. */
    private static final int MOST = 38;

    /** The greatest length of a text. */
    public static final int LONGEST = 2600;

    /** The end of what counts for ever: the latest time that is stored anywhere. */
    public static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59.999Z");

    public Assessed {
        passed = Map.copyOf(passed);
        required = List.copyOf(required);
    }

    /** The same under a title that requires these assessments. */
    public Assessed under(List<String> assessments) {
        return assessments.equals(required) ? this : new Assessed(passed, assessments);
    }

    /**
     * The same after the results of an assessment have changed.
     *
     * @param latest the latest result; null where there is none any more
     */
    public Assessed after(String assessment, @Nullable AssessmentResult latest) {
        Map<String, Instant> after = new HashMap<>(passed);
        if (latest == null || !latest.passed()) {
            after.remove(assessment);
        } else {
            Instant end = latest.validUntil();
            after.put(assessment, end == null ? FOR_EVER : end);
        }
        if (after.size() > MOST) {
            after.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(assessment))
                    .min(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(after::remove);
        }
        return new Assessed(after, required);
    }

    /** Whether all that is required counts at a time. */
    public boolean sufficesAt(Instant now) {
        return required.stream().allMatch(name -> countsAt(name, now));
    }

    /** What is required and does not count at a time, in the order of the title. */
    public List<String> missingAt(Instant now) {
        return required.stream().filter(name -> !countsAt(name, now)).toList();
    }

    private boolean countsAt(String assessment, Instant now) {
        Instant until = passed.get(assessment);
        return until != null && now.isBefore(until);
    }

    /** Until when all that is required counts, if it does; {@code Instant.MAX} for ever. */
    public Instant until() {
        return required.stream()
                .map(name -> passed.getOrDefault(name, Instant.MIN))
                .filter(until -> !until.equals(FOR_EVER))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** What was passed, as a text; null for nothing. */
    public @Nullable String text() {
        return passed.isEmpty()
                ? null
                : new TreeMap<>(passed)
                        .entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + "=" + entry.getValue().toEpochMilli())
                                .collect(Collectors.joining(","));
    }

    /** What a text of {@link #text()} says. */
    public static Assessed read(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Map<String, Instant> passed = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            passed.put(entry.substring(0, equals), Instant.ofEpochMilli(Long.parseLong(entry.substring(equals + 1))));
        }
        return new Assessed(passed, List.of());
    }
}
