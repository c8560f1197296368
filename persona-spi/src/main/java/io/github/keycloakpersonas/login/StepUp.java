package io.github.keycloakpersonas.login;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.Constants;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Makes a login stronger for a persona. The flow runs again with a higher requested level, and asks only for what is
 * missing, as it does for an application that requests that level.
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

    /** Runs the flow again. Authentication that was completed stays valid, and the conditions of the flow know it. */
    void begin(int level) {
        int requested = Optional.ofNullable(login.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION))
                .map(Integer::parseInt)
                .orElse(Constants.NO_LOA);
        login.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, String.valueOf(Math.max(requested, level)));
        // The login is not by cookie any more.
        login.removeAuthNote(AuthenticationManager.SSO_AUTH);
        login.clearExecutionStatus();
        context.forceChallenge(Response.seeOther(context.getRefreshUrl(false)).build());
    }
}
