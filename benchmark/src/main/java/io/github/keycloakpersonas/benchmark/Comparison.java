package io.github.keycloakpersonas.benchmark;

/**
 * Two calls, of which the second is held against the first.
 *
 * @param title what the table calls it
 * @param baseline without what is to be judged
 * @param candidate with it
 * @param target what the candidate may cost
 */
record Comparison(String title, Call baseline, Call candidate, Target target) {}
