package io.github.keycloakpersonas.benchmark;

/**
 * What is not a pair of calls.
 *
 * @param title what the table calls it
 * @param values of baseline and candidate, for people
 * @param ratio of candidate to baseline, pair by pair
 * @param target what it may cost
 */
record Figure(String title, String values, Spread ratio, Target target) {

    double limit() {
        return target.limit(ratio);
    }
}
