package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.InvitationRule;
import java.util.Map;
import java.util.Optional;

/** The member {@code invitations} of a schema. */
final class InvitationSetting {

    static final String MEMBER = "invitations";

    private static final String ENABLED = "enabled";
    private static final String EXPIRE_DAYS = "expire_days";

    private InvitationSetting() {}

    static InvitationRule read(JsonFields fields) {
        int days = fields.integer(EXPIRE_DAYS, InvitationRule.USUAL_DAYS);
        if (days < 1 || days > InvitationRule.MOST_DAYS) {
            fields.fault(fields.pathOf(EXPIRE_DAYS), "must be between 1 and " + InvitationRule.MOST_DAYS);
        }
        InvitationRule rule = new InvitationRule(fields.flag(ENABLED, false), days);
        fields.refuseUnknown();
        return rule;
    }

    /** Writes it; empty where nobody is invited. */
    static Optional<Map<String, Object>> json(InvitationRule rule) {
        return rule.equals(InvitationRule.NONE)
                ? Optional.empty()
                : Optional.of(Map.of(ENABLED, rule.enabled(), EXPIRE_DAYS, rule.expireDays()));
    }
}
