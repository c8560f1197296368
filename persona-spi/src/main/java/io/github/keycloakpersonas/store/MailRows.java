package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailState;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of one realm's mails, and removes those of realms. No row that is read stays managed. */
final class MailRows {

    private static final String QUEUED =
            "select m from PersonaMailEntity m where m.realmId = :realmId and m.state = :state and m.dueAt <= :now";

    private final EntityManager em;
    private final String realmId;

    MailRows(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** A mail, if it is due. */
    Optional<PersonaMailEntity> queued(String id, long now) {
        return read(waiting(" and m.id = :id", now).setParameter("id", id)).stream()
                .findFirst();
    }

    /** What is due of the same kind to the same user. */
    List<PersonaMailEntity> queuedAlike(PersonaMailEntity row, long now, int max) {
        return read(waiting(" and m.userId = :userId and m.kind = :kind order by m.createdAt, m.id", now)
                .setParameter("userId", row.userId)
                .setParameter("kind", row.kind)
                .setMaxResults(max));
    }

    private TypedQuery<PersonaMailEntity> waiting(String conditions, long now) {
        return em.createQuery(QUEUED + conditions, PersonaMailEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("state", MailState.QUEUED.word())
                .setParameter("now", now);
    }

    List<MailEntry> page(Optional<MailState> state, int first, int max) {
        TypedQuery<PersonaMailEntity> query = em.createQuery(
                        "select m from PersonaMailEntity m where m.realmId = :realmId"
                                + (state.isPresent() ? " and m.state = :state" : "")
                                + " order by m.createdAt desc, m.id",
                        PersonaMailEntity.class)
                .setParameter("realmId", realmId)
                .setFirstResult(first)
                .setMaxResults(max);
        state.ifPresent(wanted -> query.setParameter("state", wanted.word()));
        return read(query).stream().map(row -> entry(row, row.tries)).toList();
    }

    private List<PersonaMailEntity> read(TypedQuery<PersonaMailEntity> query) {
        List<PersonaMailEntity> rows = query.getResultList();
        rows.forEach(em::detach);
        return rows;
    }

    static MailEntry entry(PersonaMailEntity row, int tries) {
        return new MailEntry(
                row.id,
                row.kind,
                row.userId,
                subjects(row.subjects),
                MailState.of(row.state),
                new MailEntry.Progress(
                        tries, row.reason, Instant.ofEpochMilli(row.createdAt), Instant.ofEpochMilli(row.dueAt)));
    }

    private static Map<String, String> subjects(String json) {
        Map<String, String> subjects = new HashMap<>();
        try {
            PlainJson.members(PlainJson.parse(json))
                    .forEach((name, value) -> subjects.put(name, String.valueOf(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A mail's subjects are not JSON", e);
        }
        return subjects;
    }

    /** Removes all mails of a realm. */
    static void deleteOfRealm(EntityManager em, String realmId) {
        ManyRows.ofRealm(em, "PersonaMailEntity", realmId).delete();
    }

    /** Removes the mails of realms that do not exist any more, before their settings are removed. */
    static void deleteOfGoneRealms(EntityManager em) {
        GoneRealms.with(em, "mailAt").forEach(realmId -> deleteOfRealm(em, realmId));
    }
}
