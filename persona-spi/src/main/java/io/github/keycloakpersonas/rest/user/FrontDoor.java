package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.OpenApiDocument;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.Routes;
import io.github.keycloakpersonas.rest.ServedPath;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The checks that every request must pass first. Keycloak leaves them to the extension. */
final class FrontDoor {

    /** The path of the API below the server's base path. */
    static final String TEMPLATE_OF_BASE_PATH = "/realms/{realm}/persona";

    private static final int MAX_ADDRESS = 8192;
    private static final Pattern BASE_PATH = Pattern.compile("/realms/[^/]+/[^/]+(?<rest>/.*)?");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    private final Exchange exchange;
    private final KeycloakSession session;

    FrontDoor(Exchange exchange) {
        this.exchange = exchange;
        this.session = exchange.session();
    }

    /**
     * Checks a request. A preflight request always passes, because a browser shows the answer of a call to a script
     * only if the preflight succeeded, and the preflight itself requests no data.
     *
     * @throws jakarta.ws.rs.WebApplicationException 403 for a disabled realm or without required HTTPS, 414 for an
     *     address that is too long, 404 and 405 for paths and methods that the API does not have, 400 for characters
     *     that no database accepts
     */
    void pass() {
        String path = path();
        Optional<Routes.Route> route = OpenApiDocument.forUsers().routes().of(path);
        route.ifPresent(known -> {
            exchange.isCallOf(TEMPLATE_OF_BASE_PATH + known.template());
            if (known.template().equals(LinkProblem.TEMPLATE)) {
                exchange.isReadByPeople(LinkProblem::page);
            }
        });
        if (!isPreflight()) {
            requireOpen();
            requireRoute(route);
        }
    }

    private boolean isPreflight() {
        return "OPTIONS".equals(method())
                && exchange.header("Origin").isPresent()
                && exchange.header("Access-Control-Request-Method").isPresent();
    }

    private void requireOpen() {
        RealmModel realm = session.getContext().getRealm();
        UriInfo uri = session.getContext().getUri();
        if (!realm.isEnabled()) {
            throw exchange.problem(Problem.of(ProblemType.REALM_DISABLED, "The realm is disabled"));
        }
        boolean plainHttp = !"https".equals(uri.getBaseUri().getScheme());
        if (plainHttp && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw exchange.problem(Problem.of(ProblemType.HTTPS_REQUIRED, "HTTPS required"));
        }
        requireShort(uri.getRequestUri());
    }

    /** Limits the address. Keycloak accepts four times as much, which is enough for thousands of parameters. */
    private void requireShort(URI address) {
        String query = address.getRawQuery();
        if (address.getRawPath().length() + (query == null ? 0 : query.length()) > MAX_ADDRESS) {
            throw exchange.problem(Problem.of(
                    414, "The path and the query must not be longer than " + MAX_ADDRESS + " characters together"));
        }
    }

    private void requireRoute(Optional<Routes.Route> found) {
        Routes.Route route = found.orElseThrow(() -> exchange.problem(
                Problem.of(404, "There is no such path in the persona API. See openapi.json for those there are.")));
        if (!route.methods().contains(method())) {
            String allowed = String.join(", ", route.methods());
            throw exchange.problem(
                    Problem.of(405, "This path allows: " + allowed).with("Allow", allowed));
        }
        requirePlainText(session.getContext().getUri());
    }

    /** The path below the API's base path. */
    private String path() {
        Matcher path = BASE_PATH.matcher(ServedPath.of(session));
        return path.matches() && path.group("rest") != null ? path.group("rest") : "/";
    }

    private String method() {
        return session.getContext().getHttpRequest().getHttpMethod();
    }

    /** Refuses control characters in the path. Keycloak itself refuses them in parameters only. */
    private void requirePlainText(UriInfo uri) {
        if (CONTROL_CHARACTER.matcher(uri.getPath()).find()) {
            throw exchange.problem(Problem.of(400, "The path must not contain control characters"));
        }
    }
}
