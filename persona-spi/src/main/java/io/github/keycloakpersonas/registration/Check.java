package io.github.keycloakpersonas.registration;

import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Holds an applicant against the realm: user profile, password policy, terms. Writes nothing. */
final class Check {

    private static final Set<String> TAKEN = Set.of(Messages.EMAIL_EXISTS, Messages.USERNAME_EXISTS);

    private final KeycloakSession session;
    private final Texts texts;
    private final Applicant applicant;
    private final Map<String, Violation> faults = new LinkedHashMap<>();
    private boolean taken;

    Check(KeycloakSession session, Texts texts, Applicant applicant) {
        this.session = session;
        this.texts = texts;
        this.applicant = applicant;
        applicant.faults().forEach(fault -> faults.putIfAbsent(fault.member(), fault));
    }

    /**
     * Finds all faults.
     *
     * @param hidesAddresses whether an address or username that has an account is none of them
     */
    List<Violation> faults(boolean hidesAddresses) {
        RealmModel realm = session.getContext().getRealm();
        if (applicant.sent().contains(Applicant.USERNAME)
                && (hidesAddresses || realm.isRegistrationEmailAsUsername())) {
            fault(Applicant.USERNAME, "can't be chosen in this realm: the e-mail address is the username");
        }
        if (RegistrationSteps.of(realm).asksForTerms() && !applicant.acceptsTerms()) {
            fault(Applicant.TERMS, "must be true: this realm has terms and conditions");
        }
        password();
        UserProfile profile = profile(session, applicant);
        applicant.profile().keySet().stream()
                .filter(name -> !profile.getAttributes().contains(name))
                .forEach(name -> fault(applicant.member(name), "is not an attribute of this realm's users"));
        try {
            profile.validate();
        } catch (ValidationException e) {
            e.getErrors().forEach(error -> profileFault(error, hidesAddresses));
        }
        return new ArrayList<>(faults.values());
    }

    /** The fault where somebody else has taken the address or the username since. */
    List<Violation> lostRace() {
        sentence(Applicant.EMAIL, Messages.EMAIL_EXISTS);
        return new ArrayList<>(faults.values());
    }

    /** Whether the address or the username has an account, as the user profile found. */
    boolean isTaken() {
        return taken;
    }

    /** Whether somebody else had the address or the username when the account was about to be written. */
    static boolean saysTaken(ValidationException refused) {
        return refused.getErrors().stream().anyMatch(error -> TAKEN.contains(error.getMessage()));
    }

    /** What Keycloak makes of an applicant. */
    static UserProfile profile(KeycloakSession session, Applicant applicant) {
        return session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.REGISTRATION, applicant.profile());
    }

    private void password() {
        PolicyError error = session.getProvider(PasswordPolicyManagerProvider.class)
                .validate(applicant.text(Applicant.USERNAME), applicant.password());
        if (error != null) {
            sentence(Applicant.PASSWORD, error.getMessage(), parameters(error.getParameters()));
        }
    }

    private void profileFault(ValidationException.Error error, boolean hidesAddresses) {
        boolean isTaken = TAKEN.contains(error.getMessage());
        taken |= isTaken;
        if (!(isTaken && hidesAddresses)) {
            sentence(
                    applicant.member(error.getAttribute()),
                    error.getMessage(),
                    parameters(error.getMessageParameters()));
        }
    }

    private static Object[] parameters(Object @Nullable [] given) {
        return given == null ? new Object[0] : given;
    }

    private void fault(String member, String message) {
        faults.putIfAbsent(member, Violation.of(member, message));
    }

    /** A fault in the words of the realm's login pages, which are whole sentences. */
    private void sentence(String member, String key, Object... parameters) {
        String text = texts.of(key).orElse(key);
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(parameters[i]));
        }
        faults.putIfAbsent(member, Violation.sentence(member, text));
    }
}
