package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.review.Decider;
import io.github.keycloakpersonas.review.Reviews;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.UserModel;

/**
 * What an administrator may do about reviews.
 *
 * @param gate the administrator
 * @param permittedOnly whether only users are seen whom the administrator may view by fine-grained permissions
 */
record ReviewGate(AdminGate gate, boolean permittedOnly) {

    /**
     * Requires the permission to list users whom the administrator may view.
     *
     * @throws ProblemException 403, and 404 where there are no reviews
     */
    static ReviewGate toView(AdminGate gate) {
        PersonaFilter visible = gate.requireList().apply(PersonaFilter.ALL);
        if (visible.userIds().isPresent()) {
            throw new ProblemException(
                    Problem.of(ProblemType.PERMISSION_MISSING, "The permission to view users is required"));
        }
        requireOn(gate);
        return new ReviewGate(gate, visible.permittedOnly());
    }

    /** Requires the permission to see reviews, and to change personas of some users at least. */
    static ReviewGate toDecide(AdminGate gate) {
        ReviewGate seen = toView(gate);
        if (!gate.mayManageSome()) {
            throw new ProblemException(Problem.of(
                    ProblemType.PERMISSION_MISSING,
                    "The permission to manage users is required, such as role manage-users"));
        }
        return seen;
    }

    /** Requires the role that permits to manage every user, because a review is about all of them. */
    static ReviewGate toManage(AdminGate gate) {
        gate.requireManagementOfAllUsers();
        gate.requireSetUp();
        requireOn(gate);
        return new ReviewGate(gate, false);
    }

    private static void requireOn(AdminGate gate) {
        if (!gate.provider().schema(gate.realm()).capabilities().hasReviews()) {
            throw new ProblemException(Problem.of(
                    404, "This realm has no reviews. They can be switched on: the schema's reviews.enabled"));
        }
    }

    Reviews reviews() {
        return gate.provider().reviews(gate.realm());
    }

    /** The id of the administrator. */
    String id() {
        return gate.administrator().getUser().getId();
    }

    /** The administrator, as who decides. */
    Decider decider() {
        if (!permittedOnly && managesAll()) {
            return new Decider(id(), persona -> true);
        }
        Map<String, Boolean> known = new HashMap<>();
        return new Decider(id(), persona -> known.computeIfAbsent(persona.userId(), this::mayManage));
    }

    private boolean managesAll() {
        try {
            gate.requireManagementOfAllUsers();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private boolean mayManage(String userId) {
        UserModel user = gate.session().users().getUserById(gate.realm(), userId);
        return user != null && gate.mayManage(user);
    }
}
