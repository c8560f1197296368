package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.ReviewStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What both doors do alike about reviews. */
public final class ReviewLists {

    private ReviewLists() {}

    /**
     * Which reviews a list has, and which page of it.
     *
     * @param states any of these states; all where there are none
     * @param page the page
     */
    public record Query(List<ReviewState> states, Page page) {

        public Query {
            states = List.copyOf(states);
        }

        /** Reads the query parameters. */
        public static Query of(Parameters parameters) {
            return new Query(
                    parameters.ofFilters().anyOf("state", List.of(ReviewState.values()), ReviewState::word),
                    Page.of(parameters));
        }
    }

    /** Reviews as JSON, with the usernames of listed reviewers, by one query for all. */
    public static List<Map<String, Object>> json(ReviewStore store, List<Review> reviews) {
        Map<String, String> usernames = store.usernames(reviews.stream()
                .flatMap(review -> review.plan().reviewers().userIds().stream())
                .collect(Collectors.toSet()));
        return reviews.stream()
                .map(review -> ReviewRepresentation.of(review, usernames))
                .toList();
    }

    /** One review as JSON, with the usernames of listed reviewers. */
    public static Map<String, Object> json(ReviewStore store, Review review) {
        return json(store, List.of(review)).get(0);
    }
}
