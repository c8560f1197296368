package io.github.keycloakpersonas.login;

import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A condition that lets a flow require more for some personas, such as a second factor. If the personas cannot be read,
 * the condition is met, so that a failure never lets anybody skip the second factor.
 */
final class ConditionalPersonaAuthenticator implements ConditionalAuthenticator, AuthenticationFlowCallback {

    private static final Logger LOGGER = Logger.getLogger(ConditionalPersonaAuthenticator.class);

    private final Clock clock;

    ConditionalPersonaAuthenticator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        NeededByLogins.tell(context.getRealm());
        Optional<UserModel> user = Optional.ofNullable(context.getUser());
        if (user.isEmpty()) {
            LOGGER.errorf(
                    "Realm %s: a condition on personas is evaluated before the user is known; it counts as met",
                    context.getRealm().getName());
            return true;
        }
        try {
            return isMet(
                    context,
                    new LoginPersona(
                            context.getSession(),
                            user.get(),
                            context.getAuthenticationSession(),
                            clock,
                            level -> false));
        } catch (RuntimeException e) {
            LOGGER.errorf(
                    e,
                    "Realm %s: a condition on personas cannot be evaluated; it counts as met",
                    context.getRealm().getName());
            return true;
        }
    }

    /** The user has completed the sub-flow. The session remembers it once the login is complete. */
    @Override
    public void onParentFlowSuccess(AuthenticationFlowContext context) {
        LoginPersona.passed(
                context.getAuthenticationSession(), context.getExecution().getId());
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        // For conditions Keycloak calls only matchCondition.
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // A condition shows no page.
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // Users do not have to configure anything for this condition.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private static boolean isMet(AuthenticationFlowContext context, LoginPersona login) {
        ConditionalPersonaConfig config = ConditionalPersonaConfig.of(context.getAuthenticatorConfig());
        PersonaChoice held = login.held();
        boolean past = config.once()
                && AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())
                && login.hasPassed(context.getExecution().getId());
        return !past && config.isMet(held.active(), login.selected(held));
    }
}
