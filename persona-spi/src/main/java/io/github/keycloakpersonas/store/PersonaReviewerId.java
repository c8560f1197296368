package io.github.keycloakpersonas.store;

import java.io.Serializable;

/**
 * The key of a {@link PersonaReviewerEntity}.
 *
 * @param reviewId the review
 * @param userId the user
 */
record PersonaReviewerId(String reviewId, String userId) implements Serializable {}
