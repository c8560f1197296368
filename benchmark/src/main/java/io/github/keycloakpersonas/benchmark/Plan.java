package io.github.keycloakpersonas.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pairs that a run measures. JMH makes the objects that need it, in this JVM, so it is kept where they find it.
 *
 * @param comparisons in the order of the table, the control first
 */
record Plan(List<Comparison> comparisons) {

    /** How far a call is from itself: no finer difference can be seen. */
    static final Comparison CONTROL = new Comparison(
            "control: a token without personas, against itself",
            Call.refresh(Login.PERSONAS, Login.HOLDER, Login.WITHOUT_SCOPE),
            Call.refresh(Login.PERSONAS, Login.HOLDER, Login.WITHOUT_SCOPE),
            Target.CONTROL);

    /** By group. */
    static final Map<Group, List<Comparison>> ALL = Map.of(
            Group.TOKENS,
            TokenComparisons.ALL,
            Group.LISTS,
            ListComparisons.ALL,
            Group.LARGE,
            LargeComparisons.ALL,
            Group.WRITES,
            WriteComparisons.ALL,
            Group.TIMES,
            TimeComparisons.ALL,
            Group.CIRCLES,
            CircleComparisons.ALL);

    private static final Plan CHOSEN = of(Settings.fromSystemProperties().groups());

    /** What the settings ask for; empty where no group with pairs is among them. */
    static Plan chosen() {
        return CHOSEN;
    }

    private static Plan of(Set<Group> groups) {
        List<Comparison> comparisons = new ArrayList<>();
        groups.forEach(group -> comparisons.addAll(ALL.getOrDefault(group, List.of())));
        if (!comparisons.isEmpty()) {
            comparisons.add(0, CONTROL);
        }
        return new Plan(List.copyOf(comparisons));
    }

    boolean isEmpty() {
        return comparisons.isEmpty();
    }

    /** How many JMH iterations make a round. */
    int iterationsPerRound() {
        return 2 * comparisons.size();
    }
}
