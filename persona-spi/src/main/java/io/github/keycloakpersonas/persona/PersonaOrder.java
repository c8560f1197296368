package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a list of personas is sorted. Personas that are equal in the member are sorted by age, in the same direction. By status
 * means by {@link State}, in the order of its values.
 *
 * @param by the member
 * @param descending whether the order is descending
 */
public record PersonaOrder(By by, boolean descending) {

    /** Newest first. */
    public static final PersonaOrder NEWEST_FIRST = new PersonaOrder(By.CREATED_AT, true);

    /** Personas that end first come first. */
    public static final PersonaOrder ENDING_FIRST = new PersonaOrder(By.VALID_TILL, false);

    /**
     * The members by which a list can be sorted. Each has an index, so that the cost of a page does not depend on the
     * length of the list.
     */
    public enum By {
        CREATED_AT,
        VALID_TILL,
        TITLE,
        CIRCLE,
        STATUS;

        /** The member's name. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether its values are times, not words. */
        public boolean isTime() {
            return this == CREATED_AT || this == VALID_TILL;
        }
    }

    /** Reads a member's name, with a leading minus for descending; empty if there is no such member. */
    public static Optional<PersonaOrder> parse(String text) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(By.values())
                .filter(by -> by.word().equals(word))
                .map(by -> new PersonaOrder(by, descending))
                .findFirst();
    }

    /** The text that {@link #parse} reads as this order. */
    public String text() {
        return (descending ? "-" : "") + by.word();
    }

    /** The names that {@link #parse} knows. */
    public static List<String> words() {
        return Arrays.stream(By.values()).map(By::word).toList();
    }
}
