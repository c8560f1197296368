package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The answers of one request that say what went wrong: JSON, or a page where people read what the path answers. */
final class ProblemAnswers {

    private static final Logger LOGGER = Logger.getLogger(ProblemAnswers.class);
    private static final String JSON = "application/problem+json";
    private static final String HTML = "text/html; charset=utf-8";

    /** The only page that is in English whoever reads it. */
    private static final String LAST_RESORT = "<!DOCTYPE html><html lang=\"en\"><head><title>Error</title></head>"
            + "<body><p>The server cannot show this page at the moment. Try again.</p></body></html>";

    private final KeycloakSession session;
    private @Nullable BiFunction<KeycloakSession, Problem, Response> pages;

    ProblemAnswers(KeycloakSession session) {
        this.session = session;
    }

    /** @param makers makes the page of a problem, in a session of its own */
    void arePages(BiFunction<KeycloakSession, Problem, Response> makers) {
        pages = makers;
    }

    Response of(Problem problem, String requestId) {
        BiFunction<KeycloakSession, Problem, Response> makers = pages;
        Response.ResponseBuilder answer = makers == null
                ? Response.status(problem.status())
                        .entity(PlainJson.write(problem.json(requestId)))
                        .type(JSON)
                : page(makers, problem);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    /** The request's own session cannot be used for it: it may have lost its transaction. */
    private Response.ResponseBuilder page(BiFunction<KeycloakSession, Problem, Response> makers, Problem problem) {
        try {
            return Response.fromResponse(KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> makers.apply(own, problem),
                    "personas-page"));
        } catch (RuntimeException e) {
            // Such as when the database is away, and Keycloak's caches lack what a page needs.
            LOGGER.warnf("A page cannot be shown: %s", e.getClass().getName());
            LOGGER.debug("A page cannot be shown", e);
            return Response.status(problem.status()).entity(LAST_RESORT).type(HTML);
        }
    }
}
