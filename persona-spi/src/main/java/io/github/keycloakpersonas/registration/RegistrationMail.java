package io.github.keycloakpersonas.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.authentication.actiontoken.verifyemail.VerifyEmailActionToken;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;

/** The mails of a registration. One that cannot be sent is an event; the account is there, and a login sends it again. */
final class RegistrationMail {

    private static final Logger LOGGER = Logger.getLogger(RegistrationMail.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String clientId;
    private final Instant now;

    /** @param now when the link begins to be valid */
    RegistrationMail(KeycloakSession session, String clientId, Instant now) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clientId = clientId;
        this.now = now;
    }

    /** Asks a new user to verify the address, by Keycloak's own mail and link. */
    boolean verify(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        int lifespan = realm.getActionTokenGeneratedByUserLifespan(VerifyEmailActionToken.TOKEN_TYPE);
        String token = new VerifyEmailActionToken(
                        userId, Math.toIntExact(now.getEpochSecond()) + lifespan, null, user.getEmail(), clientId)
                .serialize(session, realm, session.getContext().getUri());
        String link = LoginActionsService.actionTokenProcessor(
                        session.getContext().getUri())
                .queryParam("key", token)
                .build(realm.getName())
                .toString();
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.SEND_VERIFY_EMAIL)
                .client(clientId)
                .user(user);
        boolean sent = sent(user, mail -> mail.sendVerifyEmail(link, TimeUnit.SECONDS.toMinutes(lifespan)));
        if (sent) {
            event.success();
        } else {
            event.error(Errors.EMAIL_SEND_FAILED);
        }
        return sent;
    }

    /** Tells the owner of an account that somebody has tried to register with its address. */
    boolean known(String email) {
        UserModel user = session.users().getUserByEmail(realm, email);
        return user != null
                && sent(
                        user,
                        mail -> mail.send(
                                "personaRegistrationKnownSubject",
                                List.of(realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName()),
                                "persona-registration-known.ftl",
                                new HashMap<>()));
    }

    private boolean sent(UserModel user, Sending sending) {
        try {
            sending.by(session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user));
            return true;
        } catch (EmailException e) {
            LOGGER.warnf("Realm %s: a mail about a registration was not sent: %s", realm.getName(), cause(e));
            return false;
        }
    }

    /** The kind of the failure only, because a mail server's message can repeat the address. */
    private static String cause(EmailException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    /** What a mail is about. */
    @FunctionalInterface
    private interface Sending {
        void by(EmailTemplateProvider mail) throws EmailException;
    }
}
