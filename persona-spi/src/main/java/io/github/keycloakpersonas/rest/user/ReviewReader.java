package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.rest.ReviewItems;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewFailure;
import io.github.keycloakpersonas.review.ReviewProgress;
import io.github.keycloakpersonas.review.Reviewer;
import io.github.keycloakpersonas.review.Reviewers.Who;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.StewardsSee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What somebody sees of reviews who decides in them without being an administrator. A listed reviewer sees all of a review; a steward
 * only the personas of titles and circles that this steward manages, and their figures.
 *
 * @param reviewer who it is
 * @param sees what stewards see of others
 */
record ReviewReader(Gate gate, Reviewer reviewer, StewardsSee sees) {

    /** What the caller manages is asked only where the realm has stewards. */
    static ReviewReader of(Gate gate, Caller caller) {
        PersonaSchema schema = gate.provider().schema(gate.realm());
        StewardsSee sees = schema.circles().stewardsSee();
        Map<String, List<String>> managed = new LinkedHashMap<>();
        if (schema.hasStewards()) {
            for (ManagedCircle circle :
                    new StewardGate(gate).stewardship(caller).circles()) {
                managed.put(circle.circle().name(), circle.titles());
            }
        }
        return new ReviewReader(gate, new Reviewer(caller.user().getId(), managed, sees == StewardsSee.USERNAME), sees);
    }

    /** @throws ReviewFailure NOT_FOUND also for a review in which the reviewer has nothing to decide */
    Review find(String id) {
        Review review = reviews().find(id);
        if (!reviewer.isIn(review.plan().reviewers())) {
            throw ReviewFailure.notFound();
        }
        return seen(List.of(review)).stream().findFirst().orElseThrow(ReviewFailure::notFound);
    }

    /** Reviews with the figures that the reviewer sees, by one query for all; without those that have nothing for a steward. */
    List<Review> seen(List<Review> found) {
        Map<String, ReviewProgress> own = reviews()
                .store()
                .progress(
                        found.stream()
                                .filter(ReviewReader::isOfStewards)
                                .map(Review::id)
                                .toList(),
                        reviewer);
        return found.stream()
                .filter(review -> !isOfStewards(review) || own.containsKey(review.id()))
                .map(review -> isOfStewards(review)
                        ? review.seenBy(reviewer, own.getOrDefault(review.id(), ReviewProgress.NONE))
                        : review)
                .toList();
    }

    ReviewItems.Sight sight(Review review) {
        UnaryOperator<List<FoundItem>> shows = sees == StewardsSee.USERNAME ? UnaryOperator.identity() : this::called;
        return isOfStewards(review)
                ? new ReviewItems.Sight(filter -> filter.within(reviewer), shows, items -> Set.of())
                : ReviewItems.Sight.ALL;
    }

    private List<FoundItem> called(List<FoundItem> items) {
        Map<String, String> names = sees == StewardsSee.NAME
                ? gate.provider()
                        .circles(gate.realm())
                        .names(items.stream()
                                .map(found -> found.item().frozen().userId())
                                .collect(Collectors.toSet()))
                : Map.of();
        return items.stream()
                .map(found -> found.called(null, names.get(found.item().frozen().userId())))
                .toList();
    }

    private static boolean isOfStewards(Review review) {
        return review.plan().reviewers().who() == Who.STEWARDS;
    }

    private Reviews reviews() {
        return gate.provider().reviews(gate.realm());
    }
}
