package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.assessment.Assessment;
import java.util.List;

/**
 * What a realm offers beyond personas themselves. Each is off, or as usual, where a schema says nothing.
 *
 * @param agents what agents may do
 * @param hasCalendar whether users have a calendar
 * @param registration how applications register people
 * @param assessments the questionnaires that personas can be assessed by
 * @param history what the realm remembers of its personas
 * @param hasReviews whether access is reviewed
 * @param mails which mails the realm sends
 * @param auditsReads whether an event tells who was given the personas of others
 * @param requests what holds for personas that users ask for
 * @param invitations whether people are invited to personas
 */
public record Capabilities(
        Agents agents,
        boolean hasCalendar,
        Registration registration,
        List<Assessment> assessments,
        HistoryRule history,
        boolean hasReviews,
        MailRule mails,
        boolean auditsReads,
        RequestRule requests,
        InvitationRule invitations) {

    /** What holds in a realm whose schema says nothing. */
    public static final Capabilities DEFAULT = new Capabilities(
            Agents.OFF,
            false,
            Registration.DEFAULT,
            List.of(),
            HistoryRule.NONE,
            false,
            MailRule.NONE,
            false,
            RequestRule.NONE,
            InvitationRule.NONE);

    public Capabilities {
        assessments = List.copyOf(assessments);
    }
}
