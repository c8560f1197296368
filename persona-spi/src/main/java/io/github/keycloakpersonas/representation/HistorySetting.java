package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.HistoryRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The member {@code history} of a schema. */
final class HistorySetting {

    private static final String ENABLED = "enabled";
    private static final String KEEP_DAYS = "keep_days";
    private static final String ON_USER_REMOVAL = "on_user_removal";
    private static final String REMOVE = "remove";
    private static final String ANONYMISE = "anonymise";

    private HistorySetting() {}

    /** Reads it; an object without members is none. */
    static HistoryRule read(JsonFields fields) {
        if (fields.names().isEmpty()) {
            return HistoryRule.NONE;
        }
        int days = fields.integer(KEEP_DAYS, HistoryRule.USUAL_DAYS);
        if (days < 1 || days > HistoryRule.MOST_DAYS) {
            fields.fault(fields.pathOf(KEEP_DAYS), "must be between 1 and " + HistoryRule.MOST_DAYS);
        }
        String removal = fields.text(ON_USER_REMOVAL, REMOVE);
        if (!List.of(REMOVE, ANONYMISE).contains(removal)) {
            fields.fault(fields.pathOf(ON_USER_REMOVAL), "must be one of: " + REMOVE + ", " + ANONYMISE);
        }
        HistoryRule rule = new HistoryRule(fields.flag(ENABLED, false), days, removal.equals(ANONYMISE));
        fields.refuseUnknown();
        return rule;
    }

    /** Writes it; empty if there is none. */
    static Optional<Map<String, Object>> json(HistoryRule rule) {
        if (rule.isNone()) {
            return Optional.empty();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ENABLED, rule.enabled());
        json.put(KEEP_DAYS, rule.keepDays());
        json.put(ON_USER_REMOVAL, rule.anonymises() ? ANONYMISE : REMOVE);
        return Optional.of(json);
    }
}
