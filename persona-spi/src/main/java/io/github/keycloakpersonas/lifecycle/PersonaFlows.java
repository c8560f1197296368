package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.login.ChoosePersonaAction;
import io.github.keycloakpersonas.login.ChoosePersonaAuthenticatorFactory;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AuthenticationManagementResource;

/** The authentication flows of a realm that ask for a persona. Existing flows are not changed. */
public final class PersonaFlows {

    private static final String BROWSER = "browser with personas";
    /** What Keycloak gives every realm. */
    private static final String STOCK = "browser";

    private static final String LOGIN = BROWSER + ": login";

    /** Begins the description of the steps that were copied, so that it is known what to go back to. */
    private static final String COPY_OF = "Copy of the flow ";

    private static final String POST_BROKER = "post broker with personas";
    private static final String BASIC = "basic-flow";

    private final KeycloakSession session;
    private final RealmModel realm;

    public PersonaFlows(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The alias of the flow for browsers; empty if the realm does not have it. */
    public Optional<String> browser() {
        return flow(BROWSER).map(AuthenticationFlowModel::getAlias);
    }

    /** The alias of the flow that follows a login at an identity provider; empty if the realm does not have it. */
    public Optional<String> postBroker() {
        return flow(POST_BROKER).map(AuthenticationFlowModel::getAlias);
    }

    /** Whether the flow is the realm's browser flow. */
    public boolean isBound() {
        return BROWSER.equals(realm.getBrowserFlow().getAlias());
    }

    /**
     * Creates the flows that the realm lacks. The flow for browsers begins with a copy of the realm's present browser
     * flow.
     */
    public void create() {
        ChoosePersonaAction.register(realm);
        if (flow(BROWSER).isEmpty()) {
            AuthenticationFlowModel flow =
                    add(BROWSER, "Browser based authentication, then the choice of a persona", true);
            AuthenticationFlowModel login =
                    add(LOGIN, COPY_OF + realm.getBrowserFlow().getAlias(), false);
            AuthenticationExecutionModel execution = execution(flow, 10);
            execution.setAuthenticatorFlow(true);
            execution.setFlowId(login.getId());
            realm.addAuthenticatorExecution(execution);
            AuthenticationManagementResource.copy(session, realm, BROWSER, realm.getBrowserFlow(), login);
            choose(flow, 20);
        }
        if (flow(POST_BROKER).isEmpty()) {
            choose(add(POST_BROKER, "The choice of a persona after a login at an identity provider", true), 10);
        }
    }

    /** Makes the flow the realm's browser flow. */
    public void bind() {
        flow(BROWSER).ifPresent(realm::setBrowserFlow);
    }

    /** Lets browsers log in with what the flow was copied from, where they log in with the flow; the flow stays. */
    public void unbind() {
        if (isBound()) {
            flow(LOGIN)
                    .map(AuthenticationFlowModel::getDescription)
                    .filter(description -> description.startsWith(COPY_OF))
                    .flatMap(description -> flow(description.substring(COPY_OF.length())))
                    .or(() -> flow(STOCK))
                    .ifPresent(realm::setBrowserFlow);
        }
    }

    private Optional<AuthenticationFlowModel> flow(String alias) {
        return Optional.ofNullable(realm.getFlowByAlias(alias));
    }

    private AuthenticationFlowModel add(String alias, String description, boolean topLevel) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(BASIC);
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    private void choose(AuthenticationFlowModel flow, int priority) {
        AuthenticationExecutionModel execution = execution(flow, priority);
        execution.setAuthenticator(ChoosePersonaAuthenticatorFactory.PROVIDER_ID);
        realm.addAuthenticatorExecution(execution);
    }

    private static AuthenticationExecutionModel execution(AuthenticationFlowModel flow, int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(flow.getId());
        execution.setRequirement(Requirement.REQUIRED);
        execution.setPriority(priority);
        return execution;
    }
}
