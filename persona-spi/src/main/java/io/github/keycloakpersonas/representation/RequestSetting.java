package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.RequestRule;
import io.github.keycloakpersonas.schema.RequestRule.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The member {@code requests} of a schema. */
final class RequestSetting {

    /** Its name in a schema. */
    static final String MEMBER = "requests";

    private static final String EXPIRE_DAYS = "expire_days";
    private static final String REASON = "reason";

    private RequestSetting() {}

    static RequestRule read(JsonFields fields) {
        Integer days = fields.integer(EXPIRE_DAYS);
        if (days != null && (days < 1 || days > RequestRule.MOST_DAYS)) {
            fields.fault(fields.pathOf(EXPIRE_DAYS), "must be between 1 and " + RequestRule.MOST_DAYS);
        }
        Reason reason = Reason.of(fields.text(REASON, Reason.NONE.word())).orElseGet(() -> {
            fields.fault(fields.pathOf(REASON), "must be one of: none, optional, required");
            return Reason.NONE;
        });
        fields.refuseUnknown();
        return new RequestRule(days == null ? 0 : days, reason);
    }

    /** Writes it, for administrators and users alike; empty if there is none. */
    static Optional<Map<String, Object>> json(RequestRule rule) {
        if (rule.isNone()) {
            return Optional.empty();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        if (rule.expireDays() > 0) {
            json.put(EXPIRE_DAYS, rule.expireDays());
        }
        json.put(REASON, rule.reason().word());
        return Optional.of(json);
    }
}
