package io.github.keycloakpersonas.registration;

import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.userprofile.ValidationException;

/**
 * Registers people as Keycloak's registration page does: user profile, password policy, default roles and required actions,
 * verification of the address, event. The account is written in a transaction of its own, so that the answer can report
 * that somebody else was faster, and so that a mail is sent only about what is committed.
 */
public final class Registrar {

    /** Answers that must not differ in time come at full half seconds after the request, in nanoseconds. */
    private static final long GRID = TimeUnit.MILLISECONDS.toNanos(500);

    private final KeycloakSession session;
    private final ClientModel client;
    private final boolean hidesAddresses;
    private final Instant now;

    /** @param hidesAddresses whether nobody may learn if an address has an account */
    public Registrar(KeycloakSession session, ClientModel client, boolean hidesAddresses, Instant now) {
        this.session = session;
        this.client = client;
        this.hidesAddresses = hidesAddresses;
        this.now = now;
    }

    /**
     * What became of a request.
     *
     * @param account the new account; null if there are faults, and where addresses are hidden if there is one already
     * @param faults why there is none
     */
    public record Outcome(@Nullable Account account, List<Violation> faults) {

        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Registers somebody. The transaction of the session ends before a mail is sent.
     *
     * @param texts the texts of the realm in the language of the answer
     */
    public Outcome register(Applicant applicant, Texts texts) {
        long started = System.nanoTime();
        Check check = new Check(session, texts, applicant);
        List<Violation> faults = check.faults(hidesAddresses);
        if (!faults.isEmpty()) {
            event(EventType.REGISTER).error(check.isTaken() ? Errors.EMAIL_IN_USE : Errors.INVALID_REGISTRATION);
            return new Outcome(null, faults);
        }
        Optional<Account> created = check.isTaken() ? Optional.empty() : created(applicant);
        if (created.isPresent()) {
            event(EventType.REGISTER).user(created.get().id()).success();
        } else {
            event(EventType.REGISTER).error(Errors.EMAIL_IN_USE);
            if (!hidesAddresses) {
                return new Outcome(null, check.lostRace());
            }
            hash(applicant.password());
        }
        // Others can have the connection while this one waits for the mail server and the half second.
        session.getTransactionManager().commit();
        mail(created, applicant.text(Applicant.EMAIL));
        if (hidesAddresses) {
            long steps = (System.nanoTime() - started) / GRID + 1;
            waitUntil(started + steps * GRID);
        }
        return new Outcome(created.orElse(null), List.of());
    }

    /** Pauses again until it is time, because a pause may end early for a reason of its own. */
    private static void waitUntil(long end) {
        for (long left = end - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Empty if somebody else took the address or the username at the same time. */
    private Optional<Account> created(Applicant applicant) {
        try {
            return Optional.of(apart(other -> create(other, applicant)));
        } catch (ModelDuplicateException e) {
            return Optional.empty();
        } catch (ValidationException e) {
            if (Check.saysTaken(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Account create(KeycloakSession session, Applicant applicant) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = Check.profile(session, applicant).create();
        user.setEnabled(true);
        try {
            user.credentialManager().updateCredential(UserCredentialModel.password(applicant.password(), false));
        } catch (ModelException e) {
            // As on Keycloak's page: a store that does not take the password asks for one at the first login.
            user.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        }
        if (realm.isVerifyEmail()) {
            user.addRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        }
        RequiredActionProviderModel terms =
                realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.TERMS_AND_CONDITIONS.name());
        if (applicant.acceptsTerms() && terms != null && terms.isEnabled()) {
            user.setSingleAttribute("terms_and_conditions", Long.toString(now.getEpochSecond()));
            user.removeRequiredAction(UserModel.RequiredAction.TERMS_AND_CONDITIONS);
        }
        return Account.of(user, now);
    }

    /** Costs what a new account's password costs, so that the time tells nothing. */
    private void hash(String password) {
        PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
        PasswordHashProvider hashing = policy == null || policy.getHashAlgorithm() == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, policy.getHashAlgorithm());
        if (hashing != null) {
            hashing.encodedCredential(password, policy == null ? -1 : policy.getHashIterations());
        }
    }

    private void mail(Optional<Account> created, String email) {
        if (created.isPresent()) {
            if (session.getContext().getRealm().isVerifyEmail()) {
                apart(other -> new RegistrationMail(other, client.getClientId(), now)
                        .verify(created.get().id()));
            }
        } else {
            apart(other -> new RegistrationMail(other, client.getClientId(), now).known(email));
        }
    }

    private <T> T apart(Function<KeycloakSession, T> work) {
        return Objects.requireNonNull(KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), work::apply, "registration"));
    }

    /** The event names no address and no username, unlike that of Keycloak's page. */
    private EventBuilder event(EventType type) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type)
                .client(client)
                .detail(Details.REGISTER_METHOD, "api");
    }
}
