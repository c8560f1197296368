package io.github.keycloakpersonas.schema;

/**
 * What a realm remembers of its personas.
 *
 * @param enabled whether changes are recorded
 * @param keepDays how many days back the history answers
 * @param anonymises whether the states of a removed user's personas stay, without the user; else they are removed
 */
public record HistoryRule(boolean enabled, int keepDays, boolean anonymises) {

    /** There is no history, and what was recorded before is not kept. */
    public static final HistoryRule NONE = new HistoryRule(false, 0, false);

    /** How many days are kept unless the schema says otherwise. */
    public static final int USUAL_DAYS = 400;

    /** The highest number of days, ten years. */
    public static final int MOST_DAYS = 3660;

    /** Whether there is no history at all; recorded states may be kept although nothing is recorded any more. */
    public boolean isNone() {
        return keepDays == 0;
    }
}
