package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.InvitationRule;
import io.github.keycloakpersonas.schema.InvitationRule.Organizations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The member {@code invitations} of a schema. */
final class InvitationSetting {

    static final String MEMBER = "invitations";

    private static final String ENABLED = "enabled";
    private static final String EXPIRE_DAYS = "expire_days";
    private static final String REQUESTS_PER_MINUTE = "requests_per_minute";
    private static final String ORGANIZATIONS = "organizations";

    private InvitationSetting() {}

    static InvitationRule read(JsonFields fields) {
        int days = fields.integer(EXPIRE_DAYS, InvitationRule.USUAL_DAYS);
        if (days < 1 || days > InvitationRule.MOST_DAYS) {
            fields.fault(fields.pathOf(EXPIRE_DAYS), "must be between 1 and " + InvitationRule.MOST_DAYS);
        }
        Organizations organizations = Organizations.of(fields.text(ORGANIZATIONS, Organizations.MEMBERS.word()))
                .orElseGet(() -> {
                    fields.fault(fields.pathOf(ORGANIZATIONS), "must be one of: members, domains, join");
                    return Organizations.MEMBERS;
                });
        InvitationRule rule = new InvitationRule(
                fields.flag(ENABLED, false),
                days,
                fields.integer(REQUESTS_PER_MINUTE, InvitationRule.USUAL_REQUESTS),
                organizations);
        fields.refuseUnknown();
        return rule;
    }

    /** Writes it, without what later versions have added where that is as usual; empty where nothing is said. */
    static Optional<Map<String, Object>> json(InvitationRule rule) {
        if (rule.equals(InvitationRule.NONE)) {
            return Optional.empty();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ENABLED, rule.enabled());
        json.put(EXPIRE_DAYS, rule.expireDays());
        if (rule.requestsPerMinute() != InvitationRule.USUAL_REQUESTS) {
            json.put(REQUESTS_PER_MINUTE, rule.requestsPerMinute());
        }
        if (rule.organizations() != Organizations.MEMBERS) {
            json.put(ORGANIZATIONS, rule.organizations().word());
        }
        return Optional.of(json);
    }
}
