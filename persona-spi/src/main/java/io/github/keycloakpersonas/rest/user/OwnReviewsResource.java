package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ReviewItems;
import io.github.keycloakpersonas.rest.ReviewLists;
import io.github.keycloakpersonas.review.Decided;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.Reviews;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/reviews}: the reviews in which the caller decides, being listed or a steward. */
public final class OwnReviewsResource {

    private final Exchange exchange;
    private final Gate gate;

    OwnReviewsResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** A page of them, the latest first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            Caller caller = caller();
            ReviewLists.Query query = exchange.parameters(ReviewLists.Query::of);
            Page page = query.page();
            ReviewReader reader = reader(caller);
            List<Review> found = reviews().store().list(query.states(), reader.reviewer(), page.first(), page.ahead());
            List<Review> part = reader.seen(exchange.part(page, found));
            return Exchange.json(
                            200, Map.of("reviews", ReviewLists.json(reviews().store(), part)))
                    .build();
        });
    }

    /** One of them. */
    @GET
    @Path("{review}")
    public Response one(@PathParam("review") String id) {
        return exchange.answer(() -> {
            Review review = reader(caller()).find(id);
            return Exchange.json(200, ReviewLists.json(reviews().store(), review))
                    .header("ETag", EntityTag.of(review.version()))
                    .build();
        });
    }

    /** A page of its personas. */
    @GET
    @Path("{review}/items")
    public Response items(@PathParam("review") String id) {
        return exchange.answer(() -> {
            Caller caller = caller();
            Review review = reader(caller).find(id);
            return items(caller, review).page(review);
        });
    }

    /** Decides about some of them. */
    @POST
    @Path("{review}/decisions")
    public Response decide(@PathParam("review") String id, @Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = caller();
            Review review = reader(caller).find(id);
            Decided decided = items(caller, review).decide(review, body);
            new UserEvents(exchange.session()).decided(caller, id, decided.decided());
            return ReviewItems.answer(decided);
        });
    }

    private Caller caller() {
        Caller caller = gate.requireWhere(this::requireOn, PersonaApi.DECIDE_REVIEWS);
        gate.requireCommonIdentifiers(caller);
        return caller;
    }

    private void requireOn() {
        if (!gate.provider().schema(gate.realm()).capabilities().hasReviews()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm has no reviews. An administrator can switch them on: the schema's reviews.enabled"));
        }
    }

    private ReviewReader reader(Caller caller) {
        return ReviewReader.of(gate, caller);
    }

    private ReviewItems items(Caller caller, Review review) {
        ReviewReader reader = reader(caller);
        return new ReviewItems(
                exchange, reviews(), reader.reviewer().decider(review.plan().reviewers()), reader.sight(review));
    }

    private Reviews reviews() {
        return gate.provider().reviews(gate.realm());
    }
}
