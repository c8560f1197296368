package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.schema.MailRule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of PERSONA_REALM that say how far a realm is with its mails. Only jobs read them, so they are not cached with the other settings. */
final class MailMarks {

    private final EntityManager em;
    private final String realmId;

    MailMarks(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * The marks of a realm with mails.
     *
     * @param remindedAt until when ends were looked for; null if never
     * @param digestAt until when requests were looked for; null if never
     */
    record Marks(@Nullable Long remindedAt, @Nullable Long digestAt) {}

    /** The realms that send mails, or have sent some. */
    static List<String> realms(EntityManager em) {
        return em.createQuery(
                        "select p.realmId from PersonaRealmEntity p where p.mailAt is not null order by p.realmId",
                        String.class)
                .getResultList();
    }

    Optional<Marks> find() {
        return em.createQuery(
                        "select p.mailRemindedAt, p.mailDigestAt from PersonaRealmEntity p"
                                + " where p.realmId = :realmId and p.mailAt is not null",
                        Object[].class)
                .setParameter("realmId", realmId)
                .getResultStream()
                .map(row -> new Marks((Long) row[0], (Long) row[1]))
                .findFirst();
    }

    /** A schema was set: what it says of mails begins to hold. */
    void follow(MailRule rule, long now) {
        if (!rule.isNone()) {
            update("p.mailAt = :now where p.mailAt is null and", Map.of("now", now));
        }
        if (rule.expiryDays().isEmpty()) {
            update("p.mailRemindedAt = null where p.mailRemindedAt is not null and", Map.of());
        }
        if (!rule.requests()) {
            update("p.mailDigestAt = null where p.mailDigestAt is not null and", Map.of());
        }
    }

    void reminded(long at) {
        update("p.mailRemindedAt = :at where", Map.of("at", at));
    }

    /** Returns false if others were faster. */
    boolean digested(@Nullable Long seen, long at) {
        return seen == null
                ? update("p.mailDigestAt = :at where p.mailDigestAt is null and", Map.of("at", at)) > 0
                : update("p.mailDigestAt = :at where p.mailDigestAt = :seen and", Map.of("at", at, "seen", seen)) > 0;
    }

    void end() {
        update("p.mailAt = null, p.mailRemindedAt = null, p.mailDigestAt = null where", Map.of());
    }

    private int update(String assignments, Map<String, ?> parameters) {
        Query update = em.createQuery("update PersonaRealmEntity p set " + assignments + " p.realmId = :realmId")
                .setParameter("realmId", realmId);
        parameters.forEach(update::setParameter);
        return SettingsTable.tried(update::executeUpdate);
    }
}
