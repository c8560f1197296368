package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.schema.MailRule;
import io.github.keycloakpersonas.spi.MailsOrdered;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Writes orders of mails to one realm's ledger, in the transaction of what they tell about. */
final class MailOrders {

    /** The attribute of a session that is going to say so when its transaction ends. */
    private static final String TELLS = MailOrders.class.getName();

    private final KeycloakSession session;
    private final EntityManager em;
    private final String realmId;
    private final MailRule rule;
    private final Clock clock;

    MailOrders(KeycloakSession session, RealmRows rows, Clock clock) {
        this.session = session;
        this.em = rows.em();
        this.realmId = rows.realmId();
        this.rule = rows.mails();
        this.clock = clock;
    }

    /** Whether mails of that kind are sent at all. */
    boolean takes(MailKind kind) {
        return rule.sends(kind);
    }

    /** The days before an end on which owners are reminded. */
    List<Integer> expiryDays() {
        return rule.expiryDays();
    }

    /** Orders those mails that nobody has ordered before, and whose kind is switched on. */
    void add(List<MailOrder> orders) {
        Map<String, MailOrder> byKey = new LinkedHashMap<>();
        orders.stream()
                .filter(order -> takes(order.kind()))
                .forEach(order -> byKey.putIfAbsent(PersonaMailEntity.key(order), order));
        if (byKey.isEmpty()) {
            return;
        }
        byKey.keySet().removeAll(known(byKey.keySet()));
        byKey.values().forEach(order -> em.persist(PersonaMailEntity.of(realmId, order, clock.millis())));
        if (!byKey.isEmpty()) {
            tellAfterCommit();
        }
    }

    private Set<String> known(Set<String> keys) {
        return new HashSet<>(ValueList.query(
                        em,
                        "select m.key from PersonaMailEntity m where m.realmId = :realmId and m.key in (:values)",
                        String.class,
                        keys)
                .setParameter("realmId", realmId)
                .getResultList());
    }

    /** Says that something is to be sent, once the transaction has ended well. */
    void tellAfterCommit() {
        if (session.getAttribute(TELLS) != null) {
            return;
        }
        session.setAttribute(TELLS, true);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                session.removeAttribute(TELLS);
                session.getKeycloakSessionFactory().publish(new MailsOrdered(session.getKeycloakSessionFactory()));
            }

            @Override
            protected void rollbackImpl() {
                session.removeAttribute(TELLS);
            }
        });
    }
}
