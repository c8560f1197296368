package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants.
 *
 * @param first how many entries to skip
 * @param max how many entries at most
 */
public record Page(int first, int max) {

    private static final int DEFAULT_MAX = 100;
    private static final int GREATEST_MAX = 1000;

    /**
     * Reads the parameters {@code first} and {@code max}.
     *
     * @param first 0 if null
     * @param max 100 if null, at most 1000
     * @throws ProblemException 400 with every fault
     */
    public static Page of(@Nullable String first, @Nullable String max) {
        List<Violation> faults = new ArrayList<>();
        Page page = new Page(
                number("first", first, 0, 0, Integer.MAX_VALUE, faults),
                number("max", max, DEFAULT_MAX, 1, GREATEST_MAX, faults));
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return page;
    }

    /** That part of the entries. */
    public <T> Stream<T> of(Stream<T> entries) {
        return entries.skip(first).limit(max);
    }

    private static int number(
            String name, @Nullable String text, int unsent, int least, int most, List<Violation> faults) {
        if (text == null) {
            return unsent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As wrong as a number out of bounds.
        }
        faults.add(Violation.of(
                name,
                most == Integer.MAX_VALUE
                        ? "must be an integer of at least " + least
                        : "must be an integer between " + least + " and " + most));
        return unsent;
    }
}
