package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailReason;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends mails of one realm, in a session of its own, by Keycloak's own mails: the realm's mail server, theme and texts. */
final class MailSender {

    private static final Logger LOGGER = Logger.getLogger(MailSender.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;
    private final PersonaProvider personas;

    MailSender(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
        this.personas = session.getProvider(PersonaProvider.class);
        NoRequest.in(session);
    }

    /** @param mails of one kind to one user */
    Outcome send(List<MailEntry> mails) {
        try {
            MailEntry first = mails.get(0);
            PersonaSchema schema = personas.schema(realm);
            Optional<MailKind> kind = MailKind.of(first.kind())
                    .filter(known -> schema.capabilities().mails().sends(known));
            if (kind.isEmpty()) {
                return Outcome.skipped(MailReason.SWITCHED_OFF);
            }
            if (kind.get() == MailKind.INVITATIONS) {
                return invite(first, schema);
            }
            Optional<UserModel> found = Presence.user(session, realm, first.userId());
            if (found.isEmpty()) {
                return Outcome.skipped(MailReason.USER_GONE);
            }
            UserModel user = found.get();
            Recipient recipient = new Recipient(realm, user, personas);
            Optional<MailReason> hindrance = recipient.hindrance(kind.get(), now);
            return hindrance
                    .map(Outcome::skipped)
                    .orElseGet(() -> new MailWriter(session, schema, recipient, now)
                            .text(kind.get(), mails)
                            .map(text -> send(user, text))
                            .orElseGet(() -> Outcome.skipped(MailReason.OUTDATED)));
        } catch (UnreadableSchemaException e) {
            return Outcome.failed(MailReason.ERROR);
        } catch (RuntimeException e) {
            LOGGER.warnf(e, "Realm %s: a mail could not be written", realm.getName());
            return Outcome.failed(MailReason.ERROR);
        }
    }

    private Outcome invite(MailEntry mail, PersonaSchema schema) {
        InvitationMail inviting = new InvitationMail(session, realm);
        Optional<Invitation> open = inviting.invitation(mail);
        if (open.isEmpty()) {
            return Outcome.skipped(MailReason.OUTDATED);
        }
        Optional<UserModel> user = open.flatMap(inviting::recipient);
        Optional<MailReason> hindrance = user.map(known -> new Recipient(realm, known, personas))
                .map(recipient -> recipient.hindrance(MailKind.INVITATIONS, now))
                .orElse(Optional.of(MailReason.USER_GONE));
        if (user.isEmpty() || hindrance.isPresent()) {
            return Outcome.skipped(hindrance.orElse(MailReason.USER_GONE));
        }
        return inviting.link(open.get())
                .map(link -> send(
                        user.get(),
                        new MailWriter(session, schema, new Recipient(realm, user.get(), personas), now)
                                .invitation(open.get(), link)))
                .orElseGet(() -> Outcome.failed(MailReason.NO_SERVER_ADDRESS));
    }

    private Outcome send(UserModel user, MailText text) {
        if (realm.getSmtpConfig().getOrDefault("host", "").isBlank()) {
            return Outcome.failed(MailReason.NO_MAIL_SERVER);
        }
        String name = realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName();
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(
                            "personaMail" + text.name() + "Subject",
                            List.of(oneLine(name)),
                            "persona-mail-" + text.name().toLowerCase(Locale.ROOT) + ".ftl",
                            new HashMap<>(text.members()));
            return Outcome.SENT;
        } catch (EmailException e) {
            MailReason reason = Refusal.of(e);
            // Not the failure itself: a mail server's message can repeat the address.
            LOGGER.debugf("Realm %s: a mail was not sent: %s", realm.getName(), reason.word());
            return Outcome.failed(reason);
        }
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ");
    }
}
