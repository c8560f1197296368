package io.github.keycloakpersonas.review;

/**
 * A review that the server has something to do with.
 *
 * @param realmId its realm
 * @param id its id
 */
public record DueReview(String realmId, String id) {}
