package io.github.keycloakpersonas.login;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.Constants;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Makes a login stronger for a persona: the flow runs once more with a higher level requested, and asks only for what the login has
 * not reached yet, as for an application that requests that level.
 */
final class StepUp {

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel login;

    StepUp(AuthenticationFlowContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
    }

    /** Whether the flow has a condition for that level or a higher one. */
    boolean leadsTo(int level) {
        return LoAUtil.getLoaMaxAgesConfiguredInRealmFlow(
                        context.getRealm(), context.getTopLevelFlow().getId())
                .keySet()
                .stream()
                .anyMatch(offered -> offered >= level);
    }

    /** Lets the flow run again. What was authenticated stays so: its conditions know it. */
    void begin(int level) {
        int requested = Optional.ofNullable(login.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION))
                .map(Integer::parseInt)
                .orElse(Constants.NO_LOA);
        login.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, String.valueOf(Math.max(requested, level)));
        // It is not by cookie any more that the user gets in.
        login.removeAuthNote(AuthenticationManager.SSO_AUTH);
        login.clearExecutionStatus();
        context.forceChallenge(Response.seeOther(context.getRefreshUrl(false)).build());
    }
}
