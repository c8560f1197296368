package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.review.ReviewFilter;
import io.github.keycloakpersonas.review.ReviewPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a review as one JSON document.
 *
 * @param filter which personas it is about
 * @param remindDays how many days before the end reviewers are reminded
 */
record ReviewConditions(ReviewFilter filter, List<Integer> remindDays) {

    private static final String TITLES = "titles";
    private static final String CIRCLES = "circles";
    private static final String STATUSES = "statuses";
    private static final String REMIND_DAYS = "remind_days";

    static String write(ReviewPlan plan) {
        return PlainJson.write(Map.of(
                TITLES, plan.filter().titles(),
                CIRCLES, plan.filter().circles(),
                STATUSES, plan.filter().statuses(),
                REMIND_DAYS, plan.remindDays()));
    }

    static ReviewConditions read(String text) {
        try {
            JsonNode json = PlainJson.parse(text);
            List<Integer> days = new ArrayList<>();
            json.path(REMIND_DAYS).forEach(day -> days.add(day.intValue()));
            return new ReviewConditions(
                    new ReviewFilter(texts(json, TITLES), texts(json, CIRCLES), texts(json, STATUSES)), days);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A review has unreadable conditions", e);
        }
    }

    private static List<String> texts(JsonNode json, String member) {
        List<String> texts = new ArrayList<>();
        json.path(member).forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
