package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.access.InvitationLink;
import io.github.keycloakpersonas.access.PageLimit;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * Required action {@code accept-persona-invitation}: the page of an invitation's link asks for it, with what the link consists of. Whoever logs in
 * then, or registers, or comes by an identity provider, is asked whether to accept.
 */
public final class AcceptInvitationAction implements RequiredActionProvider, RequiredActionFactory {

    /** The action's id and alias. */
    public static final String PROVIDER_ID = "accept-persona-invitation";

    /** As long as a session can last: accepting needs no fresh login. */
    private static final int MAX_AUTH_AGE = 31_536_000;

    private static final int PRIORITY = 2100;
    private static final String ANSWER = "answer";

    private final Clock clock = Clock.systemUTC();

    /** Brings a realm in line with its schema: it has the action as long as people can be invited. */
    public static void follow(RealmModel realm, PersonaSchema schema) {
        RequiredActionProviderModel present = realm.getRequiredActionProviderByAlias(PROVIDER_ID);
        if (schema.hasInvitations() && present == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(PROVIDER_ID);
            action.setProviderId(PROVIDER_ID);
            action.setName("Accept persona invitation");
            action.setEnabled(true);
            action.setDefaultAction(false);
            action.setPriority(PRIORITY);
            realm.addRequiredActionProvider(action);
        } else if (!schema.hasInvitations() && present != null) {
            realm.removeRequiredActionProvider(present);
        }
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // Only a link asks for it.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.challenge(open(context)
                .map(invitation -> InvitationAcceptance.refusal(invitation, context.getUser())
                        .map(why -> page(context).refusal(why))
                        .orElseGet(() -> question(context, invitation)))
                .orElseGet(() -> page(context).refusal(Refusal.GONE)));
    }

    private static Response question(RequiredActionContext context, Invitation invitation) {
        OrganizationGuest guest = OrganizationGuest.of(context.getSession(), invitation, context.getUser());
        Refusal why = guest.refusal();
        return why == null
                ? page(context).question(invitation, guest.joins() != null)
                : page(context).refusal(why, invitation);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        OptionalLong pause = PageLimit.of(context.getSession())
                .pause(
                        context.getSession(),
                        personas(context)
                                .schema(context.getRealm())
                                .capabilities()
                                .invitations()
                                .requestsPerMinute());
        if (pause.isPresent()) {
            context.challenge(page(context).tooMany(pause.getAsLong()));
            return;
        }
        String answer = context.getHttpRequest().getDecodedFormParameters().getFirst(ANSWER);
        switch (answer == null ? "" : answer) {
            case "accept" ->
                answer(context, "accept-invitation", (acceptance, link) -> acceptance.accept(link, user(context)));
            case "decline" ->
                answer(context, "decline-invitation", (acceptance, link) -> acceptance.decline(link, user(context)));
            case "verify" -> verify(context);
            default -> requiredActionChallenge(context);
        }
    }

    private void answer(
            RequiredActionContext context,
            String action,
            BiFunction<InvitationAcceptance, InvitationLink, InvitationAcceptance.Outcome> answer) {
        InvitationAcceptance.Outcome outcome = link(context)
                .map(known ->
                        answer.apply(new InvitationAcceptance(context.getSession(), context.getRealm(), clock), known))
                .orElseGet(() -> InvitationAcceptance.Outcome.refused(Refusal.GONE));
        Refusal why = outcome.refusal();
        if (why != null) {
            context.challenge(open(context)
                    .filter(invitation -> why == Refusal.NOT_A_MEMBER)
                    .map(invitation -> page(context).refusal(why, invitation))
                    .orElseGet(() -> page(context).refusal(why)));
            return;
        }
        Invitation answered = outcome.invitation();
        if (answered != null) {
            event(context, action, answered, outcome).success();
        }
        context.success();
    }

    /** Has Keycloak verify the address first, and then asks again. */
    private void verify(RequiredActionContext context) {
        boolean isUnverified = open(context)
                .flatMap(invitation -> InvitationAcceptance.refusal(invitation, context.getUser()))
                .filter(Refusal.UNVERIFIED::equals)
                .isPresent();
        if (isUnverified) {
            context.getAuthenticationSession().addRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
            // Without the code of this page, which would have it asked again before the address is verified.
            context.challenge(Response.seeOther(UriBuilder.fromUri(context.getActionUrl())
                            .replaceQueryParam("session_code")
                            .build())
                    .build());
        } else {
            requiredActionChallenge(context);
        }
    }

    private static String user(RequiredActionContext context) {
        return context.getUser().getId();
    }

    private static EventBuilder event(
            RequiredActionContext context, String action, Invitation invitation, InvitationAcceptance.Outcome outcome) {
        // Not the event of the login, which goes on.
        EventBuilder event = context.getEvent()
                .clone()
                .event(EventType.UPDATE_PROFILE)
                .user(context.getUser())
                .detail("persona_action", action)
                .detail("invitation", invitation.id())
                .detail("invited_by", invitation.inviter().userId());
        if (outcome.joined() != null) {
            event.detail(Details.ORG_ID, outcome.joined());
        }
        Persona persona = outcome.persona();
        return persona == null
                ? event
                : event.detail("persona", persona.id())
                        .detail("persona_title", persona.title())
                        .detail("persona_status", persona.status().word());
    }

    private Optional<Invitation> open(RequiredActionContext context) {
        return link(context)
                .flatMap(link ->
                        personas(context).invitations(context.getRealm()).ofLink(link.invitation(), link.nonce()));
    }

    private static Optional<InvitationLink> link(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER))
                .flatMap(token -> InvitationLink.read(context.getSession(), context.getRealm(), token));
    }

    private static InvitationPage page(RequiredActionContext context) {
        return InvitationPage.inLogin(context.getSession(), context.form(), context.getUser());
    }

    private static PersonaProvider personas(RequiredActionContext context) {
        return context.getSession().getProvider(PersonaProvider.class);
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return MAX_AUTH_AGE;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayText() {
        return "Accept persona invitation";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nobody.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
