package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import jakarta.ws.rs.ForbiddenException;

/** What an administrator is told who lacks a permission. */
final class Refusal {

    private Refusal() {}

    /**
     * Runs a permission check of Keycloak and turns its refusal into a problem.
     *
     * @param detail what the administrator needs
     * @throws ProblemException 403
     */
    static void unless(Runnable check, String detail) {
        try {
            check.run();
        } catch (ForbiddenException e) {
            throw new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, detail));
        }
    }
}
