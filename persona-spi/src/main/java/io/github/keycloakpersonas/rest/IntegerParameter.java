package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integer among the query parameters.
 *
 * @param name the parameter
 * @param unsent its value where it is not sent
 * @param least the least value
 * @param most the greatest value
 */
public record IntegerParameter(String name, int unsent, int least, int most) {

    /**
     * Reads the parameter.
     *
     * @param text what was sent; null if nothing
     * @param faults collects what is wrong with it
     */
    public int read(@Nullable String text, List<Violation> faults) {
        if (text == null) {
            return unsent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Handled like a number out of bounds.
        }
        faults.add(Violation.of(name, "must be an integer between " + least + " and " + most));
        return unsent;
    }
}
