package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.ReviewTask;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.mailing.Stewards;
import io.github.keycloakpersonas.report.Report;
import io.github.keycloakpersonas.report.ReportFormat;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.ReviewItems;
import io.github.keycloakpersonas.rest.ReviewLists;
import io.github.keycloakpersonas.review.Decided;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewItem;
import io.github.keycloakpersonas.review.Reviewers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/personas/reviews/{review}}: one review. */
public final class ReviewResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final String id;

    ReviewResource(Exchange exchange, AdminGate gate, AdminEvents events, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.id = id;
    }

    /** The review with its figures. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            ReviewGate may = ReviewGate.toView(gate);
            return shown(may, may.reviews().find(id));
        });
    }

    /** Changes what can be changed while it is not over. */
    @PATCH
    public Response change(@Nullable InputStream body) {
        return begun(exchange, exchange.answer(() -> {
            ReviewGate may = ReviewGate.toManage(gate);
            Map<String, @Nullable Object> members = JsonBody.read(exchange, body);
            ReviewBody.Change change = ReviewBody.change(members, gate);
            return written(may, may.reviews().change(id, expected(), change::applied));
        }));
    }

    /** Carries the decisions out now. */
    @POST
    @Path("close")
    public Response close() {
        return begun(exchange, exchange.answer(() -> {
            ReviewGate may = ReviewGate.toManage(gate);
            return written(may, may.reviews().close(id, expected()));
        }));
    }

    /** What the answer says is committed, and there may be something to do at once. */
    static Response begun(Exchange exchange, Response answer) {
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            ReviewTask.soon(exchange.session());
        }
        return answer;
    }

    /** Gives the review up. */
    @POST
    @Path("cancel")
    public Response cancel() {
        return exchange.answer(() -> {
            ReviewGate may = ReviewGate.toManage(gate);
            return written(may, may.reviews().cancel(id, expected()));
        });
    }

    /** Removes a review that is over. */
    @DELETE
    public Response delete() {
        return exchange.answer(() -> {
            ReviewGate.toManage(gate).reviews().delete(id, expected());
            events.review(OperationType.DELETE, id, null);
            return Response.noContent().build();
        });
    }

    /** A page of its personas. */
    @GET
    @Path("items")
    public Response items() {
        return exchange.answer(() -> {
            ReviewGate may = ReviewGate.toView(gate);
            Review review = may.reviews().find(id);
            return items(may, review).page(review);
        });
    }

    /** Decides about some of them. */
    @POST
    @Path("decisions")
    public Response decide(@Nullable InputStream body) {
        return exchange.answer(() -> {
            ReviewGate may = ReviewGate.toDecide(gate);
            Review review = may.reviews().find(id);
            Decided decided = items(may, review).decide(review, body);
            events.done("reviews/" + id + "/decisions", Map.of("decided", decided.decided()));
            return ReviewItems.answer(decided);
        });
    }

    /** What was decided, by whom and when, as a file. */
    @GET
    @Path("evidence")
    public Response evidence() {
        return exchange.answer(() -> {
            Report report = new AskedReports(gate).review(id);
            ReportFormat format = exchange.parameters(ReportAnswer::format);
            return new ReportAnswer(exchange, gate, exchange::parameters)
                    .of(report, format, events, "reviews/" + id + "/evidence");
        });
    }

    private ReviewItems items(ReviewGate may, Review review) {
        UnaryOperator<ItemFilter> restricts = may.permittedOnly() ? ItemFilter::permitted : UnaryOperator.identity();
        ReviewItems.Sight sight = new ReviewItems.Sight(
                restricts,
                UnaryOperator.identity(),
                review.plan().reviewers().who() == Reviewers.Who.STEWARDS ? this::left : items -> Set.of());
        return new ReviewItems(exchange, may.reviews(), may.decider(), sight);
    }

    /** Personas that no steward but the owner manages at present. */
    private Set<String> left(List<FoundItem> items) {
        Map<Waiting, List<ReviewItem>> byMandate = items.stream()
                .map(FoundItem::item)
                .collect(Collectors.groupingBy(
                        item -> new Waiting(item.frozen().title(), item.frozen().circle(), 1)));
        Map<String, Set<Waiting>> stewards =
                new Stewards(gate.provider(), gate.realm()).of(byMandate.keySet(), gate.now());
        Set<String> left = new HashSet<>();
        byMandate.forEach((mandate, each) -> each.stream()
                .filter(item -> stewards.entrySet().stream()
                        .noneMatch(steward -> !item.isOf(steward.getKey())
                                && steward.getValue().contains(mandate)))
                .forEach(item -> left.add(item.id())));
        return left;
    }

    private Response written(ReviewGate may, Review review) {
        events.review(OperationType.UPDATE, id, json(may, review));
        return shown(may, review);
    }

    private static Response shown(ReviewGate may, Review review) {
        return Exchange.json(200, json(may, review))
                .header("ETag", EntityTag.of(review.version()))
                .build();
    }

    private static Map<String, Object> json(ReviewGate may, Review review) {
        return ReviewLists.json(may.reviews().store(), review);
    }

    private IntPredicate expected() {
        return EntityTag.accepted(exchange.header("If-Match"));
    }
}
