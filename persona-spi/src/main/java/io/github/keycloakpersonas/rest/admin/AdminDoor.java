package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.OpenApiDocument;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.Routes;
import io.github.keycloakpersonas.rest.ServedPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the administrators' OpenAPI document for the path and the method before JAX-RS looks for one, so that what the API does not
 * have is answered with a problem. Keycloak has checked the token before, and answers preflight requests itself.
 */
final class AdminDoor {

    /** The path of a realm's Admin API below the server's base path. */
    private static final String TEMPLATE_OF_BASE_PATH = "/admin/realms/{realm}";

    private static final Pattern BASE_PATH = Pattern.compile("/admin/realms/[^/]+(?<rest>/.*)");

    private final Exchange exchange;

    AdminDoor(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The route of a path of the server; empty if the document has no such path. */
    static Optional<Routes.Route> route(String path) {
        Matcher below = BASE_PATH.matcher(path);
        return below.matches()
                ? OpenApiDocument.forAdministrators().routes().of(below.group("rest"))
                : Optional.empty();
    }

    /** @throws jakarta.ws.rs.WebApplicationException 404 and 405 for what the API does not have */
    void pass() {
        Routes.Route route = route(ServedPath.of(exchange.session()))
                .orElseThrow(() -> exchange.problem(Problem.of(
                        404,
                        "There is no such path in the Admin API of personas. See /realms/{realm}/persona/openapi-admin.json"
                                + " for those there are.")));
        exchange.isCallOf(TEMPLATE_OF_BASE_PATH + route.template());
        String method = exchange.session().getContext().getHttpRequest().getHttpMethod();
        if (!route.methods().contains(method)) {
            String allowed = String.join(", ", route.methods());
            throw exchange.problem(
                    Problem.of(405, "This path allows: " + allowed).with("Allow", allowed));
        }
    }
}
