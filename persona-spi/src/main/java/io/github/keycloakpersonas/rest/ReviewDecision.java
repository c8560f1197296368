package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.review.Decision;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.review.Verdict;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that decides about personas of a review.
 *
 * @param verdict the decision, without author and time
 * @param ids the ids of the items; empty for all that nobody has decided about, as far as the filter matches
 * @param filter which of those
 */
record ReviewDecision(Verdict verdict, List<String> ids, ItemFilter filter) {

    private static final String DECISION = "decision";
    private static final String REASON = "reason";
    private static final String ITEMS = "items";
    private static final String ALL_OPEN = "all_open";
    private static final String VALID_TILL = "valid_till";
    private static final String TITLE = "title";
    private static final String CIRCLE = "circle";
    private static final String SEARCH = "search";
    private static final String CHANGED = "changed";
    private static final Set<String> MEMBERS =
            Set.of(DECISION, REASON, ITEMS, ALL_OPEN, VALID_TILL, TITLE, CIRCLE, SEARCH, CHANGED);
    private static final int LONGEST_REASON = 500;

    ReviewDecision {
        ids = List.copyOf(ids);
    }

    /** @throws ProblemException 400 with every fault */
    static ReviewDecision of(Map<String, @Nullable Object> sent) {
        BodyMembers members = new BodyMembers(sent, MEMBERS, "a decision");
        Optional<Decision> decision = members.text(DECISION, 16).flatMap(Decision::of);
        if (decision.isEmpty()) {
            members.fault(DECISION, "must be one of: keep, revoke, shorten, open");
        }
        Optional<String> reason = members.text(REASON, LONGEST_REASON);
        boolean needsReason = decision.filter(made -> made == Decision.REVOKE || made == Decision.SHORTEN)
                .isPresent();
        if (needsReason && reason.isEmpty()) {
            members.fault(REASON, "is required for revoke and shorten");
        }
        Optional<Instant> end = members.time(VALID_TILL);
        boolean shortens = decision.equals(Optional.of(Decision.SHORTEN));
        if (shortens != members.has(VALID_TILL)) {
            members.fault(VALID_TILL, shortens ? "is required for shorten" : "is for shorten only");
        }
        boolean all = members.flag(ALL_OPEN);
        List<String> ids = members.texts(ITEMS, Reviews.MOST_NAMED);
        if (all != ids.isEmpty()) {
            members.fault(ITEMS, "must be 1 to " + Reviews.MOST_NAMED + " ids of items, or all_open must be true");
        } else if (new HashSet<>(ids).size() < ids.size()) {
            members.fault(ITEMS, "must not name an item twice");
        }
        if (all && decision.equals(Optional.of(Decision.OPEN))) {
            members.fault(ALL_OPEN, "is for other decisions than open");
        }
        ItemFilter filter = filter(members, all);
        members.check();
        return new ReviewDecision(
                new Verdict(decision.orElseThrow(), reason.orElse(null), end.orElse(null), null, null), ids, filter);
    }

    private static ItemFilter filter(BodyMembers members, boolean all) {
        if (!all) {
            List.of(TITLE, CIRCLE, SEARCH, CHANGED).stream()
                    .filter(members::has)
                    .forEach(name -> members.fault(name, "is for all_open only"));
        }
        return new ItemFilter(
                Optional.of(Decision.OPEN),
                members.texts(TITLE, BodyMembers.MOST_VALUES),
                members.texts(CIRCLE, BodyMembers.MOST_VALUES).stream()
                        .map(text -> new Circle(text).name())
                        .toList(),
                members.text(SEARCH, Parameters.MAX_LENGTH).map(String::strip),
                members.flag(CHANGED),
                Optional.empty(),
                false);
    }
}
