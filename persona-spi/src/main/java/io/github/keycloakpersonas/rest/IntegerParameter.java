package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integer among the query parameters.
 *
 * @param name the name of the parameter
 * @param unsent the value if the parameter is not sent
 * @param least the lowest value
 * @param most the highest value
 */
public record IntegerParameter(String name, int unsent, int least, int most) {

    /**
     * Reads the parameter.
     *
     * @param text the value that was sent; null if it was not sent
     * @param faults the list to which errors are added
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
