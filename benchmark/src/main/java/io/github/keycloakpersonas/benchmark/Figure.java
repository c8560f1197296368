package io.github.keycloakpersonas.benchmark;

/**
 * What the JAR costs a server as a whole.
 *
 * @param title what the table calls it
 * @param values without and with the JAR, for people
 * @param ratio with to without, pair by pair
 * @param target what it may cost
 */
record Figure(String title, String values, Spread ratio, Target target) {

    double limit() {
        return target.limit(ratio);
    }
}
