package io.github.keycloakpersonas.store;

import jakarta.persistence.TypedQuery;

/**
 * What keeps personas within their validity from being active at an instant, for queries.
 *
 * @param offDuty the schedules that are closed
 * @param unassessed the assessments that titles require
 */
record KeptOut(OffDuty offDuty, Unassessed unassessed) {

    /** Whether nothing does. */
    boolean isNobody() {
        return offDuty.isNobody() && unassessed.isNobody();
    }

    /**
     * The condition that nothing of it keeps a row {@code p} out, to be added to others; empty if nothing does.
     *
     * @param instantParameter the parameter with the instant
     */
    String condition(String instantParameter) {
        return offDuty.condition()
                + (unassessed.isNobody() ? "" : " and (" + unassessed.condition(instantParameter) + ")");
    }

    /** The query with the parameters of its {@link #condition}. */
    <T> TypedQuery<T> in(TypedQuery<T> query) {
        return unassessed.in(offDuty.in(query));
    }
}
