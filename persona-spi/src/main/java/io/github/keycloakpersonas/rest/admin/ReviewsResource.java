package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.ReviewTask;
import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.Page;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewPlan;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.ReviewStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/personas/reviews}: reviews of who holds which persona. */
public final class ReviewsResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    ReviewsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** A page of the reviews, the latest first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            ReviewStore store = ReviewGate.toView(gate).reviews().store();
            Query query = exchange.parameters(ReviewsResource::query);
            List<Review> found = store.list(
                    query.states(), null, query.page().first(), query.page().ahead());
            List<Review> part = exchange.part(query.page(), found);
            Map<String, String> names = names(store, part);
            return Exchange.json(
                            200,
                            Map.of(
                                    "reviews",
                                    part.stream()
                                            .map(review -> ReviewRepresentation.of(review, names))
                                            .toList()))
                    .build();
        });
    }

    /** Creates a review, whose list is then frozen. */
    @POST
    public Response create(@Nullable InputStream body) {
        Response answer = exchange.answer(() -> {
            ReviewGate may = ReviewGate.toManage(gate);
            ReviewPlan plan = ReviewBody.plan(JsonBody.read(exchange, body), gate);
            Review review = may.reviews().create(plan, may.id());
            Map<String, Object> json =
                    ReviewRepresentation.of(review, names(may.reviews().store(), List.of(review)));
            events.review(OperationType.CREATE, review.id(), json);
            return Exchange.json(201, json)
                    .location(NewAddress.of(exchange, review.id()))
                    .header("ETag", EntityTag.of(review.version()))
                    .build();
        });
        soonIfDone(answer);
        return answer;
    }

    /** One review. */
    @Path("{review}")
    public ReviewResource one(@PathParam("review") String id) {
        return new ReviewResource(exchange, gate, events, id);
    }

    private void soonIfDone(Response answer) {
        // What the answer says is committed.
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            ReviewTask.soon(exchange.session());
        }
    }

    private static Map<String, String> names(ReviewStore store, List<Review> reviews) {
        return store.usernames(reviews.stream()
                .flatMap(review -> review.plan().reviewers().userIds().stream())
                .collect(Collectors.toSet()));
    }

    private record Query(List<ReviewState> states, Page page) {}

    private static Query query(Parameters parameters) {
        return new Query(
                parameters.ofFilters().anyOf("state", List.of(ReviewState.values()), ReviewState::word),
                Page.of(parameters));
    }
}
