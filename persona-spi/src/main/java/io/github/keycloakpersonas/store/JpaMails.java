package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.mail.MailLedger;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.MailRounds;
import io.github.keycloakpersonas.mail.Mails;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The mails of one realm in Keycloak's database. */
final class JpaMails implements Mails {

    private final EntityManager em;
    private final String realmId;
    private final MailOrders orders;
    private final OwnerLock lock;
    private final Clock clock;

    JpaMails(RealmRows rows, MailOrders orders, OwnerLock lock, Clock clock) {
        this.em = rows.em();
        this.realmId = rows.realmId();
        this.orders = orders;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public void add(MailOrder order) {
        orders.add(List.of(order));
    }

    @Override
    public void addAll(Collection<MailOrder> all) {
        orders.add(List.copyOf(all));
    }

    @Override
    public boolean isMuted(String userId) {
        return em
                .createQuery(
                        "select o.mutedAt from PersonaOwnerEntity o where o.realmId = :realmId and o.userId = :userId",
                        Long.class)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .getResultList()
                .stream()
                .anyMatch(Objects::nonNull);
    }

    @Override
    public void mute(String userId, boolean muted) {
        lock.acquire(new PersonaOwnerId(realmId, userId));
        em.createQuery(
                        "update PersonaOwnerEntity o set o.mutedAt = :at where o.realmId = :realmId and o.userId = :userId")
                .setParameter("at", muted ? clock.millis() : null)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .executeUpdate();
    }

    @Override
    public MailLedger ledger() {
        return new JpaMailLedger(em, realmId, orders, clock);
    }

    @Override
    public MailRounds rounds() {
        return new JpaMailRounds(em, realmId, orders);
    }
}
