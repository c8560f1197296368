package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.login.InvitationPage;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.ServedPath;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** Problems at the link of an invitation, as pages in the language of their reader. */
final class LinkProblem {

    /** The path of the link in the API's document. */
    static final String TEMPLATE = "/invitations/{token}";

    /** What the same call may not meet the next time: others who change the same, a database that does not answer. */
    private static final Set<Integer> PASSING = Set.of(409, 503);

    private LinkProblem() {}

    static Response page(KeycloakSession session, Problem problem) {
        Response.Status status = Response.Status.fromStatusCode(problem.status());
        if (PASSING.contains(problem.status())) {
            return InvitationPage.ofLink(session, address(session)).busy(status);
        }
        return session.getProvider(LoginFormsProvider.class)
                .setError(message(problem))
                .createErrorPage(status);
    }

    /** The key of a text of Keycloak's own pages, so that each language that Keycloak has says it. */
    private static String message(Problem problem) {
        if (problem.type().equals(ProblemType.REALM_DISABLED.uri())) {
            return "realmNotEnabledMessage";
        }
        if (problem.type().equals(ProblemType.HTTPS_REQUIRED.uri())) {
            return "httpsRequiredMessage";
        }
        return problem.status() >= 500 ? "internalServerError" : "invalidRequestMessage";
    }

    /** The address without what was answered, so that whoever opens it is asked again. */
    private static URI address(KeycloakSession session) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUri()
                .resolve(ServedPath.of(session).substring(1));
    }
}
