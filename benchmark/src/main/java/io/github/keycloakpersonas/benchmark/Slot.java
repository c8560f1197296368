package io.github.keycloakpersonas.benchmark;

/**
 * What one JMH iteration measures. The iterations go through all comparisons round by round, baseline and candidate directly after
 * one another, so that whatever slows the machine for longer than a second slows both. Every other round has the candidate first, so
 * that neither always inherits what the other left behind.
 *
 * @param round counted from 0, warm-up included
 * @param comparison the pair
 * @param candidate whether it is the pair's second call
 */
record Slot(int round, Comparison comparison, boolean candidate) {

    static Slot of(int iteration) {
        Plan plan = Plan.chosen();
        int round = iteration / plan.iterationsPerRound();
        int position = iteration % plan.iterationsPerRound();
        boolean second = position % 2 == 1;
        return new Slot(round, plan.comparisons().get(position / 2), second != (round % 2 == 1));
    }

    Call call() {
        return candidate ? comparison.candidate() : comparison.baseline();
    }
}
