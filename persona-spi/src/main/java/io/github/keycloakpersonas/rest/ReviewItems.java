package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.review.Decided;
import io.github.keycloakpersonas.review.Decider;
import io.github.keycloakpersonas.review.Decision;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewItem;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The personas of a review, for whoever may see it: a page of them, and decisions about them. */
public final class ReviewItems {

    private final Exchange exchange;
    private final Reviews reviews;
    private final Decider decider;
    private final Sight sight;

    /**
     * What somebody sees of the personas of a review.
     *
     * @param restricts which of them
     * @param shows how their owners are called
     * @param left the ids of those that are left to administrators, because nobody else can decide about them
     */
    public record Sight(
            UnaryOperator<ItemFilter> restricts,
            UnaryOperator<List<FoundItem>> shows,
            Function<List<FoundItem>, Set<String>> left) {

        /** All of them, with usernames. */
        public static final Sight ALL =
                new Sight(UnaryOperator.identity(), UnaryOperator.identity(), items -> Set.of());
    }

    public ReviewItems(Exchange exchange, Reviews reviews, Decider decider, Sight sight) {
        this.exchange = exchange;
        this.reviews = reviews;
        this.decider = decider;
        this.sight = sight;
    }

    /** A page of them, as the query's filter says. */
    public Response page(Review review) {
        Query query = exchange.parameters(ReviewItems::query);
        Page page = query.page();
        List<ReviewItem> found = reviews.store()
                .items(
                        review.id(),
                        restricted(query.filter()),
                        query.after().map(Cursor::number).orElse(0),
                        page.ahead());
        List<ReviewItem> part = exchange.part(page, found, item -> Cursor.of(item.number()));
        List<FoundItem> known = sight.shows().apply(reviews.store().found(part));
        Set<String> left = sight.left().apply(known);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "items",
                known.stream()
                        .map(item ->
                                json(review, item, left.contains(item.item().id())))
                        .toList());
        if (found.size() > part.size()) {
            json.put("next", Cursor.of(part.get(part.size() - 1).number()).text());
        }
        return Exchange.json(200, json).build();
    }

    private Map<String, Object> json(Review review, FoundItem item, boolean isLeft) {
        Map<String, Object> json = ReviewRepresentation.of(item, review.state(), decider);
        if (isLeft) {
            json.put("administrators_only", true);
        }
        return json;
    }

    /** Decides about those that the body names. Returns what has come of it. */
    public Decided decide(Review review, @Nullable InputStream body) {
        ReviewDecision order = ReviewDecision.of(JsonBody.read(exchange, body));
        return order.ids().isEmpty()
                ? reviews.decideOpen(review.id(), decider, order.verdict(), restricted(order.filter()))
                : reviews.decide(review.id(), decider, order.verdict(), order.ids());
    }

    /** What has come of a decision, as JSON. */
    public static Response answer(Decided decided) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decided", decided.decided());
        json.put(
                "refused",
                decided.refused().entrySet().stream()
                        .map(entry -> Map.of("id", entry.getKey(), "why", entry.getValue()))
                        .toList());
        return Exchange.json(200, json).build();
    }

    private ItemFilter restricted(ItemFilter filter) {
        return sight.restricts().apply(filter);
    }

    private record Query(ItemFilter filter, Page page, Optional<Cursor> after) {}

    private static Query query(Parameters parameters) {
        Parameters sent = parameters.ofFilters();
        ItemFilter filter = new ItemFilter(
                sent.oneOf("decision", List.of(Decision.values()), Decision::word),
                sent.shortTexts("title", UnaryOperator.identity()),
                sent.shortTexts("circle", text -> new Circle(text).name()),
                sent.shortText("search").map(String::strip).filter(text -> !text.isEmpty()),
                sent.flag("changed"),
                Optional.empty(),
                false);
        return new Query(filter, Page.of(parameters), Cursor.of(parameters));
    }
}
