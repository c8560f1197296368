package io.github.keycloakpersonas.rest;

/** Ends an endpoint with a problem; {@link Exchange#answer} makes a response of it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What went wrong. */
    Problem problem() {
        return problem;
    }
}
