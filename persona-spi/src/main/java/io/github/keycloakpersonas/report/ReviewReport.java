package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.representation.ReviewRepresentation;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided in a review, by whom and when, and what has come of it.
 *
 * @param review the review
 * @param permittedOnly whether only users count whom the administrator may view by fine-grained permissions
 * @param at when it was asked for
 */
public record ReviewReport(Review review, boolean permittedOnly, Instant at) implements Report {

    @Override
    public String name() {
        return "review";
    }

    @Override
    public List<String> columns() {
        return ReviewRepresentation.COLUMNS;
    }

    @Override
    public Map<String, Object> about() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("review", review.id());
        json.put("state", review.state().word());
        json.put("items", ReviewRepresentation.progress(review.progress()));
        String hash = review.progress().sha256();
        if (hash != null) {
            json.put("list_sha256", hash);
        }
        if (permittedOnly) {
            json.put("visible_users_only", true);
        }
        return json;
    }

    @Override
    public Map<String, String> facts(ReportWords words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.fact("review"), review.plan().name());
        facts.put(words.fact("reviewId"), review.id());
        facts.put(words.fact("state"), words.value("state", review.state().word()));
        facts.put(words.fact("dueAt"), review.plan().dueAt().toString());
        Instant end = review.closedAt();
        if (end != null) {
            facts.put(words.fact("closedAt"), end.toString());
        }
        facts.put(
                words.fact("onNoAnswer"),
                words.value("onNoAnswer", review.plan().onNoAnswer().word()));
        ReviewRepresentation.progress(review.progress())
                .forEach((decision, count) ->
                        facts.put(words.fact("items", words.value("decision", decision)), String.valueOf(count)));
        String hash = review.progress().sha256();
        if (hash != null) {
            facts.put(words.fact("list"), hash);
        }
        return facts;
    }

    @Override
    public RowPages pages(ReportSessions sessions) {
        ItemFilter filter = permittedOnly ? ItemFilter.ALL.permitted() : ItemFilter.ALL;
        return new Pages(sessions, review.id(), filter);
    }

    private static final class Pages implements RowPages {

        private final ReportSessions sessions;
        private final String review;
        private final ItemFilter filter;
        private int last;

        Pages(ReportSessions sessions, String review, ItemFilter filter) {
            this.sessions = sessions;
            this.review = review;
            this.filter = filter;
        }

        @Override
        public List<List<String>> next() {
            List<FoundItem> page = sessions.call(work -> {
                ReviewStore store = work.personas().reviews(work.realm()).store();
                return store.found(store.items(review, filter, last, ReportSessions.PAGE));
            });
            if (!page.isEmpty()) {
                last = page.get(page.size() - 1).item().number();
            }
            return page.stream().map(ReviewRepresentation::cells).toList();
        }
    }
}
