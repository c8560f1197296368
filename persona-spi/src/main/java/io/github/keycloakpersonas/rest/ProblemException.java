package io.github.keycloakpersonas.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * Ends a request with a problem. Inside {@link Exchange#answer} it is thrown plainly; outside, in a resource locator, with
 * the response that {@link Exchange#problem} makes, which JAX-RS then sends as it is.
 */
public final class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), problem.status());
        this.problem = problem;
    }

    ProblemException(Problem problem, Response response) {
        super(problem.detail(), response);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
