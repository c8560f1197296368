package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.ReviewLists;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewPlan;
import io.github.keycloakpersonas.review.ReviewStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
            ReviewLists.Query query = exchange.parameters(ReviewLists.Query::of);
            List<Review> found = store.list(
                    query.states(), null, query.page().first(), query.page().ahead());
            List<Review> part = exchange.part(query.page(), found);
            return Exchange.json(200, Map.of("reviews", ReviewLists.json(store, part)))
                    .build();
        });
    }

    /** Creates a review, whose list is then frozen. */
    @POST
    public Response create(@Nullable InputStream body) {
        return ReviewResource.begun(exchange, exchange.answer(() -> {
            ReviewGate may = ReviewGate.toManage(gate);
            ReviewPlan plan = ReviewBody.plan(JsonBody.read(exchange, body), gate);
            Review review = may.reviews().create(plan, may.id());
            Map<String, Object> json = ReviewLists.json(may.reviews().store(), review);
            events.review(OperationType.CREATE, review.id(), json);
            return Exchange.json(201, json)
                    .location(NewAddress.of(exchange, review.id()))
                    .header("ETag", EntityTag.of(review.version()))
                    .build();
        }));
    }

    /** One review. */
    @Path("{review}")
    public ReviewResource one(@PathParam("review") String id) {
        return new ReviewResource(exchange, gate, events, id);
    }
}
