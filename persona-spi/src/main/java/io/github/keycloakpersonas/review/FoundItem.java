package io.github.keycloakpersonas.review;

import org.jspecify.annotations.Nullable;

/**
 * A persona in a review, with what is known of it now.
 *
 * @param item the item
 * @param present the persona as it is; null if it does not exist any more
 * @param username the present username of the owner; null if it is not shown, or the owner does not exist any more
 * @param name the first and last name of the owner; null if they are not shown
 */
public record FoundItem(
        ReviewItem item,
        @Nullable ReviewedPersona present,
        @Nullable String username,
        @Nullable String name) {

    /** The same with the owner called otherwise. */
    public FoundItem called(@Nullable String otherUsername, @Nullable String otherName) {
        return new FoundItem(item, present, otherUsername, otherName);
    }
}
