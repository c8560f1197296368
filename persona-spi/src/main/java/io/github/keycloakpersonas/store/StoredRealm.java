package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.persona.CircleDirectory;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.Encryption;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One realm as a session reads and writes it. */
record StoredRealm(
        KeycloakSession session,
        EntityManager em,
        SettingsReader settings,
        VaultKeys keys,
        Clock clock,
        RealmModel realm) {

    /**
     * The schema that personas are read under; empty if it cannot be read. Nothing is given to anybody by a schema that cannot be read, so that
     * whoever needs it finds out, and what needs no schema goes on.
     */
    Optional<PersonaSchema> schema() {
        try {
            return Optional.of(settings.of(realm).schema(realm));
        } catch (UnreadableSchemaException e) {
            return Optional.empty();
        }
    }

    RealmRows rows() {
        return new RealmRows(em, realm.getId(), schema(), ownSchedules()::areUsed, keys.of(session, realm));
    }

    PersonaSearch search() {
        return new PersonaSearch(session, rows(), realm, clock);
    }

    /** @param author who changes personas */
    PersonaWriter writer(Author author) {
        RealmRows rows = rows();
        HistoryWriter history =
                new HistoryWriter(em, realm.getId(), rows.history().enabled(), author, clock);
        DecisionMails mails = new DecisionMails(new MailOrders(session, rows, clock), author);
        return new PersonaWriter(rows, ownSchedules(), history, mails, sameMarks(rows));
    }

    /** What keeps a writer from encrypting as an earlier schema says. */
    SameMarks sameMarks(RealmRows rows) {
        return new SameMarks(settings, realm.getId(), rows.schema());
    }

    /**
     * @param author who changes personas
     * @param onChange called with the user whose personas are about to change
     */
    PersonaStore store(OwnerLock lock, Author author, Consumer<String> onChange) {
        return new JpaPersonaStore(rows(), new UserDirectory(session, em, realm), lock, writer(author), onChange);
    }

    /**
     * @param author who changes personas
     * @param onChange called with the users whose personas have changed
     */
    PersonaArchive archive(OwnerLock lock, Author author, Consumer<Collection<OwnerName>> onChange) {
        return new JpaPersonaArchive(rows(), lock, writer(author), new UserDirectory(session, em, realm), onChange);
    }

    /**
     * @param author who gives values up
     * @param onChange called with the user whose personas are about to change
     */
    Encryption encryption(OwnerLock lock, Author author, Consumer<String> onChange) {
        return new JpaEncryption(this, lock, writer(author), onChange);
    }

    Mails mails(OwnerLock lock) {
        return new JpaMails(rows(), new MailOrders(session, rows(), clock), lock, clock);
    }

    Reviews reviews(boolean isSnapshot) {
        ReviewItemSearch items = new ReviewItemSearch(session, em, realm, isSnapshot);
        return new Reviews(new JpaReviewStore(items, new ReviewFreeze(em, search())), clock);
    }

    CircleDirectory circles() {
        return new JpaCircleDirectory(em, realm.getId(), new UserDirectory(session, em, realm), clock.instant());
    }

    private OwnSchedules ownSchedules() {
        return new OwnSchedules(session, em, settings, clock, realm);
    }
}
