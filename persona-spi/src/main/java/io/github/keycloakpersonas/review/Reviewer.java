package io.github.keycloakpersonas.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who decides without being an administrator.
 *
 * @param userId the id of the user
 * @param managed the titles of the personas that the user manages, by the names of their circles; empty for a user who manages none
 * @param searchesNames whether the user may find personas by the names of their owners
 */
public record Reviewer(String userId, Map<String, List<String>> managed, boolean searchesNames) {

    public Reviewer {
        managed = new LinkedHashMap<>(managed);
    }

    /** Whether the user manages a persona as it was when the list was frozen. */
    public boolean manages(ReviewedPersona persona) {
        return managed.getOrDefault(persona.circle(), List.of()).contains(persona.title());
    }

    /** Whether a review is one in which the user decides if it has personas for that. */
    public boolean isIn(Reviewers reviewers) {
        return switch (reviewers.who()) {
            case ADMINISTRATORS -> false;
            case LISTED -> reviewers.userIds().contains(userId);
            case STEWARDS -> !managed.isEmpty();
        };
    }

    /** What the user may do about the personas of a review. */
    public Decider decider(Reviewers reviewers) {
        return new Decider(userId, reviewers.who() == Reviewers.Who.STEWARDS ? this::manages : persona -> true);
    }
}
