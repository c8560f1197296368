package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.schema.Agents;
import io.github.keycloakpersonas.schema.Capabilities;
import io.github.keycloakpersonas.schema.InvitationRule;
import io.github.keycloakpersonas.schema.Registration;

/** Reads the members of a schema that say what a realm offers beyond personas. */
final class CapabilitiesReader {

    private CapabilitiesReader() {}

    static Capabilities read(JsonFields fields) {
        InvitationRule invitations = InvitationSetting.read(fields.object(InvitationSetting.MEMBER));
        return new Capabilities(
                agents(fields.object("agents")),
                isEnabled(fields.object("calendar")),
                registration(fields.object("registration")),
                AssessmentReader.assessments(fields),
                HistorySetting.read(fields.object("history")),
                isEnabled(fields.object("reviews")),
                MailSetting.read(fields.object("mails")).inviting(invitations.enabled()),
                isOn(fields.object("audit"), "reads"),
                RequestSetting.read(fields.object(RequestSetting.MEMBER)),
                invitations);
    }

    private static boolean isEnabled(JsonFields fields) {
        return isOn(fields, "enabled");
    }

    private static boolean isOn(JsonFields fields, String name) {
        boolean isOn = fields.flag(name, false);
        fields.refuseUnknown();
        return isOn;
    }

    private static Agents agents(JsonFields fields) {
        Agents agents = new Agents(fields.flag("mcp", false));
        fields.refuseUnknown();
        return agents;
    }

    private static Registration registration(JsonFields fields) {
        Registration standard = Registration.DEFAULT;
        Registration registration = new Registration(
                fields.flag("hide_addresses", standard.hidesAddresses()),
                fields.integer("requests_per_minute", standard.requestsPerMinute()),
                fields.integer("client_requests_per_minute", standard.clientRequestsPerMinute()));
        fields.refuseUnknown();
        return registration;
    }
}
