package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.schema.RequestRule;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The column of PERSONA_REALM by which the task that ends requests finds the realms where it has something to do. */
final class RequestMarks {

    private final EntityManager em;
    private final String realmId;

    RequestMarks(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** The realms whose requests end by time. */
    static List<String> realms(EntityManager em) {
        return em.createQuery(
                        "select p.realmId from PersonaRealmEntity p where p.requestDays is not null order by p.realmId",
                        String.class)
                .getResultList();
    }

    /** A schema was set: what it says of requests begins to hold. */
    void follow(RequestRule rule) {
        if (rule.expireDays() == 0) {
            set(null, "p.requestDays is not null");
        } else {
            set(rule.expireDays(), "(p.requestDays is null or p.requestDays <> :days)");
        }
    }

    private void set(@Nullable Integer days, String condition) {
        String to = days == null ? "null" : ":days";
        var update = em.createQuery("update PersonaRealmEntity p set p.requestDays = " + to
                        + " where p.realmId = :realmId and " + condition)
                .setParameter("realmId", realmId);
        if (days != null) {
            update.setParameter("days", days);
        }
        SettingsTable.tried(update::executeUpdate);
    }
}
