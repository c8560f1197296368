package io.github.keycloakpersonas.benchmark;

/**
 * How fast many lines are imported or exported.
 *
 * @param title what the table calls it
 * @param perSecond lines per second of elapsed time
 * @param cpu the server's processor time for a line, in microseconds
 * @param goal how many lines per second are wanted; 0 where there is no goal
 */
record Rate(String title, Spread perSecond, Spread cpu, int goal) {

    boolean hasGoal() {
        return goal > 0;
    }

    boolean meetsGoal() {
        return perSecond.median() >= goal;
    }
}
