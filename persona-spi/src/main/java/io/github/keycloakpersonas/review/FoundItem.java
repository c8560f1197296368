package io.github.keycloakpersonas.review;

import org.jspecify.annotations.Nullable;

/**
 * A persona in a review, with what is known of it now.
 *
 * @param item the item
 * @param present the persona as it is; null if it does not exist any more
 * @param username the present name of the owner; null if the owner does not exist any more
 */
public record FoundItem(
        ReviewItem item,
        @Nullable ReviewedPersona present,
        @Nullable String username) {}
