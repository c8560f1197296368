package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.access.InvitationLink;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
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
                        .orElseGet(() -> page(context).question(invitation)))
                .orElseGet(() -> page(context).refusal(Refusal.GONE)));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        String answer = context.getHttpRequest().getDecodedFormParameters().getFirst(ANSWER);
        switch (answer == null ? "" : answer) {
            case "accept" -> accept(context);
            case "decline" -> decline(context);
            case "verify" -> verify(context);
            default -> requiredActionChallenge(context);
        }
    }

    private void accept(RequiredActionContext context) {
        Optional<InvitationLink> link = link(context);
        InvitationAcceptance.Outcome outcome = link.map(
                        known -> new InvitationAcceptance(context.getSession(), context.getRealm(), clock)
                                .accept(known, context.getUser().getId()))
                .orElseGet(() -> new InvitationAcceptance.Outcome(null, null, Refusal.GONE));
        Invitation accepted = outcome.invitation();
        Persona persona = outcome.persona();
        if (accepted == null || persona == null) {
            Refusal why = outcome.refusal();
            context.challenge(page(context).refusal(why == null ? Refusal.IMPOSSIBLE : why));
            return;
        }
        event(context, "accept-invitation", accepted)
                .detail("persona", persona.id())
                .detail("persona_title", persona.title())
                .detail("persona_status", persona.status().word())
                .success();
        context.success();
    }

    private void decline(RequiredActionContext context) {
        Optional<Invitation> open = open(context)
                .filter(found ->
                        InvitationAcceptance.refusal(found, context.getUser()).isEmpty());
        open.ifPresent(found -> {
            personas(context)
                    .invitations(context.getRealm())
                    .decline(found.id(), found.progress().nonce());
            event(context, "decline-invitation", found).success();
        });
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

    private static EventBuilder event(RequiredActionContext context, String action, Invitation invitation) {
        // Not the event of the login, which goes on.
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_PROFILE)
                .user(context.getUser())
                .detail("persona_action", action)
                .detail("invitation", invitation.id())
                .detail("invited_by", invitation.inviter().userId());
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
