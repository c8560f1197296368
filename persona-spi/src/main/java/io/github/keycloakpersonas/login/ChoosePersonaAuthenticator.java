package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.telemetry.Counted.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** The step of a login that selects the persona of the session. It shows a page only if there is a choice. */
final class ChoosePersonaAuthenticator implements Authenticator {

    private final Clock clock;

    ChoosePersonaAuthenticator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        NeededByLogins.tell(context.getRealm());
        LoginPersona login = login(context);
        PersonaChoice choice = login.choice();
        Optional<String> wanted = login.wanted();
        if (wanted.or(login::requested).isPresent()) {
            wanted.flatMap(choice::active)
                    .or(() -> wanted.isPresent()
                            ? Optional.empty()
                            : login.requested().flatMap(login::named))
                    .ifPresentOrElse(
                            persona -> select(context, login, persona, Choice.REQUESTED), () -> refuse(context, login));
            return;
        }
        Optional<Persona> only = choice.only();
        if (choice.active().isEmpty() || login.hasSelected(choice)) {
            context.success();
        } else if (only.isPresent()) {
            select(context, login, only.get(), Choice.ONLY);
        } else if (mustNotAsk(context.getAuthenticationSession()) && isActionEnabled(context.getRealm())) {
            // For a page Keycloak would answer login_required; for a required action it answers interaction_required,
            // which is correct.
            context.getAuthenticationSession().addRequiredAction(ChoosePersonaAction.PROVIDER_ID);
            context.success();
        } else {
            context.challenge(login.page(context.form()));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        LoginPersona login = login(context);
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        login.chosen(posted)
                .ifPresentOrElse(
                        persona -> select(context, login, persona, Choice.CHOSEN),
                        () -> context.challenge(login.again(posted, context.form())));
    }

    /** Selects a persona. If it requires a stronger login, that comes first. */
    private static void select(AuthenticationFlowContext context, LoginPersona login, Persona persona, Choice how) {
        if (login.reaches(persona)) {
            login.select(persona, how, context.getEvent());
            context.success();
        } else {
            login.want(persona);
            new StepUp(context).begin(login.level(persona).orElseThrow());
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // Users do not have to configure anything for this step.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** Sends the error to the application (RFC 6749, section 4.1.2.1), because the user could do nothing about it. */
    private static void refuse(AuthenticationFlowContext context, LoginPersona login) {
        login.refused();
        context.getEvent().error(Errors.ACCESS_DENIED);
        LoginProtocol protocol = context.getSession()
                .getProvider(
                        LoginProtocol.class, context.getAuthenticationSession().getProtocol());
        protocol.setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent());
        context.forceChallenge(protocol.sendError(
                context.getAuthenticationSession(), LoginProtocol.Error.CANCELLED_BY_USER, RequestedPersona.NOT_HELD));
    }

    private LoginPersona login(AuthenticationFlowContext context) {
        return new LoginPersona(
                context.getSession(),
                context.getUser(),
                context.getAuthenticationSession(),
                clock,
                new StepUp(context)::leadsTo);
    }

    private static boolean mustNotAsk(AuthenticationSessionModel login) {
        return TokenUtil.hasPrompt(
                login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    private static boolean isActionEnabled(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ChoosePersonaAction.PROVIDER_ID);
        return action != null && action.isEnabled();
    }
}
