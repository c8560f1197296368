package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.StewardAction;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * Reports to Keycloak's event listeners, and to the realm's user events, what users change themselves. Keycloak's event
 * types are a closed list. A persona is part of the description of a user, so its change is reported as an update of
 * the profile. Events contain no attribute values and no circle, because a circle may name a family.
 */
final class UserEvents {

    /** The detail that distinguishes such an event from other updates of a profile. */
    private static final String ACTION = "persona_action";

    private final KeycloakSession session;

    UserEvents(KeycloakSession session) {
        this.session = session;
    }

    void created(Caller caller, Persona persona) {
        send(caller, "create", persona);
    }

    void updated(Caller caller, Persona persona) {
        send(caller, "update", persona);
    }

    /** Deleting a persona that waits for a decision withdraws the request. */
    void deleted(Caller caller, Persona persona) {
        send(caller, persona.status() == Status.PENDING ? "withdraw" : "delete", persona);
    }

    void selected(Caller caller, Persona persona) {
        send(caller, "select", persona);
    }

    void selectedNone(Caller caller) {
        event(caller, "select-none").success();
    }

    /** Somebody can read the calendar from now on, or not any more. */
    void changedFeed(Caller caller, String action, String id) {
        event(caller, action).detail("calendar_address", id).success();
    }

    /** A reviewer has decided about personas of others. */
    void decided(Caller caller, String review, int items) {
        event(caller, "decide-review")
                .detail("review", review)
                .detail("review_items", Integer.toString(items))
                .success();
    }

    /** A steward has changed a persona of the user, by the mandate that is named. */
    void stewarded(Caller steward, StewardAction action, Persona persona, Mandate mandate) {
        describe(event(steward, action.word()), persona)
                .user(persona.userId())
                .detail("steward", steward.user().getId())
                .detail("steward_mandate", mandate.personaId())
                .success();
    }

    /** An assessment was taken. How it came out is the user's own business. */
    void assessed(Caller caller, Persona persona, AssessmentResult result) {
        describe(event(caller, "assess"), persona)
                .detail("assessment", result.assessment())
                .detail("assessment_version", Integer.toString(result.version()))
                .success();
    }

    /** The caller was given personas of another user. */
    void read(Caller caller, String userId, String detail, String value) {
        event(caller, "read")
                .event(EventType.USER_INFO_REQUEST)
                .user(userId)
                .detail(detail, value)
                .success();
    }

    /** A steward has invited somebody, or changed an invitation. It does not say whom. */
    void invited(Caller caller, String action, Invitation invitation, String mandate) {
        event(caller, action)
                .detail("invitation", invitation.id())
                .detail("persona_title", invitation.offer().title())
                .detail("steward_mandate", mandate)
                .success();
    }

    private void send(Caller caller, String action, Persona persona) {
        describe(event(caller, action), persona).success();
    }

    private static EventBuilder describe(EventBuilder event, Persona persona) {
        return event.detail("persona", persona.id())
                .detail("persona_title", persona.title())
                .detail("persona_status", persona.status().word());
    }

    private EventBuilder event(Caller caller, String action) {
        KeycloakContext context = session.getContext();
        return new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(EventType.UPDATE_PROFILE)
                .client(caller.token().getIssuedFor())
                .user(caller.user())
                .session(caller.token().getSessionId())
                .detail(ACTION, action);
    }
}
