package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.schema.HistoryRule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of PERSONA_REALM that say how far the history of a realm is. Only jobs and reports read them, so they are not cached with the
 * other settings.
 */
final class HistoryMarks {

    private final EntityManager em;
    private final String realmId;

    HistoryMarks(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * The marks of a realm with a history.
     *
     * @param since when it was switched on last; states from before do not count
     * @param from from when on it answers; null as long as the first states are not complete
     * @param done the last user whose personas have a first state; null if there is none yet
     */
    record Marks(long since, @Nullable Long from, @Nullable String done) {}

    /** The realms that have, or had, a history. */
    static List<String> realms(EntityManager em) {
        return em.createQuery(
                        "select p.realmId from PersonaRealmEntity p where p.historyAt is not null order by p.realmId",
                        String.class)
                .getResultList();
    }

    Optional<Marks> find() {
        return em.createQuery(
                        "select p.historyAt, p.historyFrom, p.historyDone from PersonaRealmEntity p"
                                + " where p.realmId = :realmId and p.historyAt is not null",
                        Object[].class)
                .setParameter("realmId", realmId)
                .getResultStream()
                .map(row -> new Marks((Long) row[0], (Long) row[1], (String) row[2]))
                .findFirst();
    }

    /** A schema was set: what it says of the history begins to hold, or ends. The first states are written later. */
    void follow(HistoryRule rule, long now) {
        if (rule.enabled()) {
            update("p.historyAt = :now where p.historyFrom is null and p.historyDone is null and", Map.of("now", now));
        } else {
            update("p.historyFrom = null, p.historyDone = null where p.historyAt is not null and", Map.of());
        }
    }

    /** The history of a realm that has no personas yet answers at once. */
    void beginEmpty(long now) {
        update("p.historyAt = :now, p.historyFrom = :now where", Map.of("now", now));
    }

    void done(String userId) {
        update("p.historyDone = :user where", Map.of("user", userId));
    }

    void complete(long now) {
        update("p.historyFrom = :now where", Map.of("now", now));
    }

    void end() {
        update("p.historyAt = null, p.historyFrom = null, p.historyDone = null where", Map.of());
    }

    private void update(String assignments, Map<String, ?> parameters) {
        Query update = em.createQuery("update PersonaRealmEntity p set " + assignments + " p.realmId = :realmId")
                .setParameter("realmId", realmId);
        parameters.forEach(update::setParameter);
        SettingsTable.tried(update::executeUpdate);
    }
}
