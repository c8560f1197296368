package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that a caller wants.
 *
 * @param first the number of entries to skip
 * @param max the highest number of entries
 */
public record Page(int first, int max) {

    /** The highest number of entries that can be skipped. */
    static final int LAST = 1_000_000_000;

    private static final IntegerParameter FIRST = new IntegerParameter("first", 0, 0, LAST);
    private static final IntegerParameter MAX = new IntegerParameter("max", 100, 1, 1000);

    /**
     * Reads the parameters {@code first} and {@code max}.
     *
     * @param first 0 if null, at most a thousand million, so that databases can add max to it
     * @param max 100 if null, at most 1000
     * @throws ProblemException 400 with every fault
     */
    public static Page of(@Nullable String first, @Nullable String max) {
        List<Violation> faults = new ArrayList<>();
        Page page = new Page(FIRST.read(first, faults), MAX.read(max, faults));
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return page;
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
