package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.digest.Sha256;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.MailState;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_MAIL: a mail that was ordered, and what has become of it. It has no address and no text. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_MAIL")
class PersonaMailEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId;

    /** What makes it the same mail as another one, by its hash: see {@link #key(MailOrder)}. */
    @Column(name = "MAIL_KEY", length = 64, nullable = false)
    String key;

    @Column(name = "USER_ID", nullable = false)
    String userId;

    @Column(name = "KIND", length = 16, nullable = false)
    String kind;

    /** What it is about, as JSON. */
    @Nationalized
    @Column(name = "SUBJECTS", length = MailOrder.MOST_SUBJECTS, nullable = false)
    String subjects;

    @Column(name = "STATE", length = 16, nullable = false)
    String state;

    @Column(name = "REASON", length = 32)
    @Nullable String reason;

    @Column(name = "TRIES", nullable = false)
    int tries;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    /** When it is due, which a claim moves on; or when it was settled. */
    @Column(name = "DUE_AT", nullable = false)
    long dueAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaMailEntity() {}

    /** @throws IllegalArgumentException if there is too much that the mail is about */
    static PersonaMailEntity of(String realmId, MailOrder order, long now) {
        String subjects = PlainJson.write(new TreeMap<>(order.subjects()));
        if (subjects.length() > MailOrder.MOST_SUBJECTS) {
            throw new IllegalArgumentException(
                    "The subjects of a mail have more than " + MailOrder.MOST_SUBJECTS + " characters");
        }
        PersonaMailEntity mail = new PersonaMailEntity();
        mail.id = UUID.randomUUID().toString();
        mail.realmId = realmId;
        mail.key = key(order);
        mail.userId = order.userId();
        mail.kind = order.kind().word();
        mail.subjects = subjects;
        mail.state = MailState.QUEUED.word();
        mail.createdAt = now;
        mail.dueAt = now;
        return mail;
    }

    /** The same for the same mail, whatever the collation of the database. */
    static String key(MailOrder order) {
        return Sha256.of(String.join("\n", order.kind().word(), order.userId(), order.key()));
    }
}
