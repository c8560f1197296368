package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.ServedPath;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What every request must satisfy before anything else is looked at. Keycloak leaves it to the extension. */
final class FrontDoor {

    /** Where the API is, below the server's own base path. */
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
     * Lets a request in. So it does with preflights whatever they are about: a browser shows a script what a call is answered only after a preflight that
     * succeeds, and a preflight itself asks for nothing.
     *
     * @throws jakarta.ws.rs.WebApplicationException 403 for a disabled realm or without required HTTPS, 414 for an
     *     address without end, 404 and 405 for what the API does not have, 400 for characters that no database takes
     */
    void pass() {
        String path = path();
        Optional<Routes.Route> route = Routes.instance().of(path);
        route.ifPresent(known -> exchange.isCallOf(TEMPLATE_OF_BASE_PATH + known.template()));
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

    /** Keycloak takes four times as much, enough for thousands of parameters. */
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

    /** Keycloak refuses control characters in parameters itself, but lets them through in a path. */
    private void requirePlainText(UriInfo uri) {
        if (CONTROL_CHARACTER.matcher(uri.getPath()).find()) {
            throw exchange.problem(Problem.of(400, "The path must not contain control characters"));
        }
    }
}
