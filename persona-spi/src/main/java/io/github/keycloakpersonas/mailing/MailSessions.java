package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.schema.MailRule;
import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sessions for one realm, each with a transaction of its own. */
record MailSessions(KeycloakSessionFactory factory, String realmId) {

    /**
     * Runs some work, and runs it again if it loses against another transaction.
     *
     * @param gone the result if the realm does not exist any more
     */
    <T> T call(T gone, Function<Work, T> task) {
        return Attempts.of(factory, () -> once(gone, task));
    }

    /** Runs work that a rollback does not undo. */
    <T> T once(T gone, Function<Work, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Optional<RealmModel> realm = Presence.realm(session, realmId);
            if (realm.isEmpty()) {
                return gone;
            }
            session.getContext().setRealm(realm.get());
            return task.apply(new Work(session, realm.get()));
        });
    }

    /** A realm in a session of its own. */
    record Work(KeycloakSession session, RealmModel realm) {

        Mails mails() {
            return session.getProvider(PersonaProvider.class).mails(realm);
        }

        /** Removes invitations that have ended before an instant. Returns how many. */
        int forget(Instant endedBefore, int max) {
            boolean mayHaveSome = rule().filter(MailRule::invitations).isPresent();
            return mayHaveSome
                    ? session.getProvider(PersonaProvider.class)
                            .invitations(realm)
                            .store()
                            .purge(endedBefore, max)
                    : 0;
        }

        /** Empty if the schema cannot be read. */
        Optional<MailRule> rule() {
            try {
                return Optional.of(session.getProvider(PersonaProvider.class)
                        .schema(realm)
                        .capabilities()
                        .mails());
            } catch (UnreadableSchemaException e) {
                return Optional.empty();
            }
        }
    }
}
