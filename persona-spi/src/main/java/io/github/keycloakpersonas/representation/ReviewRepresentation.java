package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.review.Decider;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.Outcome;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewFilter;
import io.github.keycloakpersonas.review.ReviewPlan;
import io.github.keycloakpersonas.review.ReviewProgress;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.ReviewedPersona;
import io.github.keycloakpersonas.review.Reviewers;
import io.github.keycloakpersonas.review.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reviews and their personas as JSON. */
public final class ReviewRepresentation {

    /** The columns of the evidence. */
    public static final List<String> COLUMNS = List.of(
            "username",
            "user_sub",
            "title",
            "circle",
            "status",
            "valid_from",
            "valid_till",
            "decision",
            "reason",
            "valid_till_new",
            "decided_by",
            "decided_at",
            "outcome",
            "persona_id");

    private static final String USERNAME = "username";

    private ReviewRepresentation() {}

    /**
     * A review.
     *
     * @param usernames names of reviewers by their ids
     */
    public static Map<String, Object> of(Review review, Map<String, String> usernames) {
        ReviewPlan plan = review.plan();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", review.id());
        json.put("name", plan.name());
        Given.put(json, "description", plan.description());
        json.put("filter", filter(plan.filter()));
        json.put("state", review.state().word());
        json.put("due_at", plan.dueAt().toString());
        json.put(
                "reviewers",
                plan.reviewers().who() == Reviewers.Who.LISTED
                        ? plan.reviewers().userIds().stream()
                                .map(id -> reviewer(id, usernames.get(id)))
                                .toList()
                        : plan.reviewers().who().word());
        json.put("on_no_answer", plan.onNoAnswer().word());
        json.put("remind_days", plan.remindDays());
        json.put("created_at", review.createdAt().toString());
        Given.put(json, "created_by", review.createdBy());
        Given.put(json, "closed_at", review.closedAt());
        json.put("items", progress(review.progress()));
        Given.put(json, "list_sha256", review.progress().sha256());
        return json;
    }

    private static Map<String, Object> filter(ReviewFilter filter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", filter.titles());
        json.put("circle", filter.circles());
        json.put("status", filter.statuses());
        return json;
    }

    private static Map<String, Object> reviewer(String id, @Nullable String username) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user_sub", id);
        Given.put(json, USERNAME, username);
        return json;
    }

    /** How many personas a review has, and what is decided about them. */
    public static Map<String, Object> progress(ReviewProgress progress) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", progress.total());
        json.put("open", progress.open());
        json.put("keep", progress.keep());
        json.put("revoke", progress.revoke());
        json.put("shorten", progress.shorten());
        return json;
    }

    /**
     * A persona of a review, as somebody sees it who may decide.
     *
     * @param state that of the review
     */
    public static Map<String, Object> of(FoundItem found, ReviewState state, Decider decider) {
        ReviewedPersona frozen = found.item().frozen();
        Verdict verdict = found.item().verdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", found.item().id());
        json.put("persona_id", frozen.id());
        json.put("user_sub", frozen.userId());
        Given.put(json, USERNAME, found.username());
        Given.put(json, "name", found.name());
        json.put("title", frozen.title());
        json.put("circle", frozen.circle());
        json.put("status", frozen.status());
        json.put("valid_from", frozen.validFrom().toString());
        json.put("valid_till", frozen.validTill().toString());
        json.put("decision", verdict.decision().word());
        Given.put(json, "reason", verdict.reason());
        Given.put(json, "valid_till_new", verdict.validTill());
        Given.put(json, "decided_by", verdict.by());
        Given.put(json, "decided_at", verdict.at());
        Outcome outcome = found.item().outcome();
        if (outcome != null) {
            json.put("outcome", outcome.word());
            Given.put(json, "outcome_reason", outcome.reason());
        }
        Map<String, Object> changes = frozen.changesTo(found.present());
        if (!changes.isEmpty()) {
            json.put("changed", changes);
        }
        Optional<String> whyNot = state == ReviewState.OPEN ? decider.refusal(found.item()) : Optional.of("closed");
        json.put("can_decide", whyNot.isEmpty());
        whyNot.ifPresent(why -> json.put("why_not", why));
        return json;
    }

    /** The cells of a persona in the order of {@link #COLUMNS}; empty where there is nothing. */
    public static List<String> cells(FoundItem found) {
        ReviewedPersona frozen = found.item().frozen();
        Verdict verdict = found.item().verdict();
        Outcome outcome = found.item().outcome();
        return List.of(
                text(found.username()),
                frozen.userId(),
                frozen.title(),
                frozen.circle(),
                frozen.status(),
                frozen.validFrom().toString(),
                frozen.validTill().toString(),
                verdict.decision().word(),
                text(verdict.reason()),
                text(verdict.validTill()),
                text(verdict.by()),
                text(verdict.at()),
                outcome == null
                        ? ""
                        : outcome.reason() == null ? outcome.word() : outcome.word() + ": " + outcome.reason(),
                frozen.id());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
