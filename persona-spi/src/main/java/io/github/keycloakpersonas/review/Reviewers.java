package io.github.keycloakpersonas.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who decides, beside administrators, who always may.
 *
 * @param who which people
 * @param userIds the ids of the users who are listed; empty unless users are
 */
public record Reviewers(Who who, List<String> userIds) {

    /** Nobody but administrators. */
    public static final Reviewers ADMINISTRATORS = new Reviewers(Who.ADMINISTRATORS, List.of());

    /** Whoever manages a persona's title in its circle. */
    public static final Reviewers STEWARDS = new Reviewers(Who.STEWARDS, List.of());

    public Reviewers {
        userIds = List.copyOf(userIds);
    }

    /** These users. */
    public static Reviewers listed(List<String> userIds) {
        return new Reviewers(Who.LISTED, userIds);
    }

    /** Which people decide. */
    public enum Who {
        ADMINISTRATORS,
        /** Users who are listed. */
        LISTED,
        STEWARDS;

        /** The name in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name; administrators for one that a later version has written. */
        public static Who of(String word) {
            return Arrays.stream(values())
                    .filter(who -> who.word().equals(word))
                    .findFirst()
                    .orElse(ADMINISTRATORS);
        }
    }
}
