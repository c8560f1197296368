package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.schema.MailRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The member {@code mails} of a schema. */
final class MailSetting {

    private static final String EXPIRY_DAYS = "expiry_days";
    private static final String REQUESTS = "requests";
    private static final String DECISIONS = "decisions";
    private static final String REVIEWS = "reviews";

    private MailSetting() {}

    static MailRule read(JsonFields fields) {
        MailRule rule = new MailRule(
                days(fields),
                fields.flag(REQUESTS, false),
                fields.flag(DECISIONS, false),
                fields.flag(REVIEWS, false),
                false);
        fields.refuseUnknown();
        return rule;
    }

    private static List<Integer> days(JsonFields fields) {
        JsonNode node = fields.node(EXPIRY_DAYS);
        List<Integer> days = new ArrayList<>();
        if (node == null) {
            return days;
        }
        node.forEach(entry -> days.add(entry.isInt() ? entry.intValue() : 0));
        boolean fits = node.isArray()
                && days.size() <= MailRule.MOST_STEPS
                && days.stream().distinct().count() == days.size()
                && days.stream().allMatch(day -> day >= 1 && day <= MailRule.MOST_DAYS);
        if (!fits) {
            fields.fault(
                    fields.pathOf(EXPIRY_DAYS),
                    "must be a list of at most " + MailRule.MOST_STEPS + " different integers between 1 and "
                            + MailRule.MOST_DAYS);
            return List.of();
        }
        return days;
    }

    /** Writes it; empty if no mails are sent. */
    static Optional<Map<String, Object>> json(MailRule rule) {
        // Invitations have a switch of their own.
        if (rule.inviting(false).isNone()) {
            return Optional.empty();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(EXPIRY_DAYS, rule.expiryDays());
        json.put(REQUESTS, rule.requests());
        json.put(DECISIONS, rule.decisions());
        json.put(REVIEWS, rule.reviews());
        return Optional.of(json);
    }

    /** What users see of it, who may mute reminders; empty where there are none. */
    static Optional<Map<String, Object>> forUsers(PersonaSchema schema) {
        MailRule rule = schema.capabilities().mails();
        boolean remindsStewards = rule.requests() && schema.hasStewards();
        return rule.expiryDays().isEmpty() && !remindsStewards
                ? Optional.empty()
                : Optional.of(Map.of("reminders", true));
    }
}
