package io.github.keycloakpersonas.rest;

import java.util.List;

/**
 * The part of a list that a caller wants.
 *
 * @param first the number of entries to skip
 * @param max the highest number of entries
 */
public record Page(int first, int max) {

    /** The highest number of entries that can be skipped. */
    static final int LAST = 1_000_000_000;

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /**
     * Reads the parameters {@code first}, at most a thousand million, so that databases can add the other to it, and
     * {@code max}.
     */
    public static Page of(Parameters parameters) {
        return new Page(parameters.integer("first", 0, 0, LAST), parameters.integer("max", USUAL, 1, MOST));
    }

    /** The number of entries to read: one more than wanted shows whether there are more. */
    public int ahead() {
        return max + 1;
    }

    /** This part of all entries, and one more entry if there is one. */
    public <T> List<T> ahead(List<T> all) {
        return all.stream().skip(first).limit(ahead()).toList();
    }

    /** The wanted entries among those that were found when looking ahead. */
    <T> List<T> part(List<T> found) {
        return found.size() > max ? found.subList(0, max) : found;
    }
}
