package io.github.keycloakpersonas.review;

import java.util.List;

/**
 * Who decides, beside administrators, who always may.
 *
 * @param administratorsOnly whether nobody else does
 * @param userIds the ids of the users who are listed
 */
public record Reviewers(boolean administratorsOnly, List<String> userIds) {

    /** Nobody but administrators. */
    public static final Reviewers ADMINISTRATORS = new Reviewers(true, List.of());

    public Reviewers {
        userIds = List.copyOf(userIds);
    }
}
