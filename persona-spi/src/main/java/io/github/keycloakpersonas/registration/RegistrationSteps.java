package io.github.keycloakpersonas.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The steps of the realm's registration flow. A registration by call performs some of Keycloak's own. A realm whose flow has
 * others, such as a reCAPTCHA, wants more than that, and must not be walked around.
 *
 * @param enabled the providers of the steps that are switched on
 */
public record RegistrationSteps(List<String> enabled) {

    private static final String TERMS = "registration-terms-and-conditions";

    /** The steps that a call performs: the page, the account, the password, the terms. */
    private static final Set<String> PERFORMED =
            Set.of("registration-page-form", "registration-user-creation", "registration-password-action", TERMS);

    public RegistrationSteps {
        enabled = List.copyOf(enabled);
    }

    /** The steps of a realm. */
    public static RegistrationSteps of(RealmModel realm) {
        AuthenticationFlowModel flow = realm.getRegistrationFlow();
        return new RegistrationSteps(
                flow == null ? List.of() : steps(realm, flow.getId()).toList());
    }

    private static Stream<String> steps(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(step -> !step.isDisabled())
                .flatMap(step -> step.getFlowId() == null
                        ? Stream.of(name(step))
                        : Stream.concat(Stream.ofNullable(step.getAuthenticator()), steps(realm, step.getFlowId())));
    }

    /** A step with settings of its own may do more than it does without. */
    private static String name(AuthenticationExecutionModel step) {
        return step.getAuthenticatorConfig() == null
                ? step.getAuthenticator()
                : step.getAuthenticator() + " (configured)";
    }

    /** A step that a call cannot perform; empty if there is none. */
    public Optional<String> foreign() {
        return enabled.stream().filter(step -> !PERFORMED.contains(step)).findFirst();
    }

    /** Whether the terms and conditions must be accepted. */
    boolean asksForTerms() {
        return enabled.contains(TERMS);
    }
}
