package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.delivery.Deliveries;
import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.DeliveryState;
import io.github.keycloakpersonas.schema.AttributeValues;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports that are stored away, in Keycloak's database. Changes are conditional updates, so that of two nodes one succeeds. */
final class JpaDeliveries implements Deliveries {

    private static final String OF_REALM = "select d from PersonaDeliveryEntity d where d.realmId = :realmId";
    private static final String NEWEST_FIRST = " order by d.createdAt desc, d.id desc";

    /** A claim counts the try, so that whoever has claimed it knows by the number whether it is still its own. */
    private static final String MINE = " where d.id = :id and d.state = 'sending' and d.tries = :tries";

    private static final String CLAIM = "update PersonaDeliveryEntity d set d.state = 'sending', d.tries = d.tries + 1,"
            + " d.nextTryAt = :until where d.id = :id and d.tries = :tries and d.nextTryAt = :seen";

    /** How many candidates are looked at: as many nodes may look for one at the same time. */
    private static final int CANDIDATES = 8;

    private final EntityManager em;

    JpaDeliveries(EntityManager em) {
        this.em = em;
    }

    @Override
    public void keep(String id, int number, byte[] part) {
        PersonaDeliveryPartEntity row = new PersonaDeliveryPartEntity(id, number, part);
        em.persist(row);
        em.flush();
        // So that memory has one part at a time.
        em.detach(row);
    }

    @Override
    public void add(Delivery delivery) {
        em.persist(new PersonaDeliveryEntity(delivery));
        em.flush();
    }

    @Override
    public long countOpen(String realmId) {
        return em.createQuery(
                        "select count(d) from PersonaDeliveryEntity d where d.realmId = :realmId"
                                + " and d.state <> 'delivered'",
                        Long.class)
                .setParameter("realmId", realmId)
                .getSingleResult();
    }

    @Override
    public List<Delivery> page(String realmId, Optional<DeliveryState> state, @Nullable Position after, int max) {
        String conditions = (state.isPresent() ? " and d.state = :state" : "")
                + (after == null ? "" : " and (d.createdAt < :createdAt or (d.createdAt = :createdAt and d.id < :id))");
        TypedQuery<PersonaDeliveryEntity> query = em.createQuery(
                        OF_REALM + conditions + NEWEST_FIRST, PersonaDeliveryEntity.class)
                .setParameter("realmId", realmId)
                .setMaxResults(max);
        state.ifPresent(only -> query.setParameter("state", only.word()));
        if (after != null) {
            query.setParameter("createdAt", after.createdAt().toEpochMilli()).setParameter("id", after.id());
        }
        return query.getResultStream().map(PersonaDeliveryEntity::toDelivery).toList();
    }

    @Override
    public Optional<Delivery> find(String realmId, String id) {
        if (!AttributeValues.isPlainText(id)) {
            return Optional.empty();
        }
        return em.createQuery(OF_REALM + " and d.id = :id", PersonaDeliveryEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("id", id)
                .getResultStream()
                .map(PersonaDeliveryEntity::toDelivery)
                .findFirst();
    }

    @Override
    public boolean retry(String realmId, String id, Instant now) {
        int rows = em.createQuery(
                        "update PersonaDeliveryEntity d set d.state = 'queued', d.tries = 0, d.nextTryAt = :now"
                                + " where d.realmId = :realmId and d.id = :id and d.state = 'failed'")
                .setParameter("now", now.toEpochMilli())
                .setParameter("realmId", realmId)
                .setParameter("id", id)
                .executeUpdate();
        em.clear();
        return rows > 0;
    }

    @Override
    public boolean remove(String realmId, String id) {
        boolean isRemoved =
                em.createQuery("delete from PersonaDeliveryEntity d where d.realmId = :realmId and d.id = :id"
                                        + " and d.state <> 'sending'")
                                .setParameter("realmId", realmId)
                                .setParameter("id", id)
                                .executeUpdate()
                        > 0;
        if (isRemoved) {
            forget(id);
        }
        return isRemoved;
    }

    @Override
    public Optional<Delivery> claim(Instant now, Instant until) {
        List<PersonaDeliveryEntity> due = em.createQuery(
                        "select d from PersonaDeliveryEntity d where d.nextTryAt <= :now order by d.nextTryAt, d.id",
                        PersonaDeliveryEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(CANDIDATES)
                .getResultList();
        for (PersonaDeliveryEntity each : due) {
            int rows = em.createQuery(CLAIM)
                    .setParameter("until", until.toEpochMilli())
                    .setParameter("id", each.id)
                    .setParameter("tries", each.tries)
                    .setParameter("seen", each.nextTryAt)
                    .executeUpdate();
            if (rows > 0) {
                em.refresh(each);
                return Optional.of(each.toDelivery());
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean prolong(Delivery claimed, Instant until) {
        return em.createQuery("update PersonaDeliveryEntity d set d.nextTryAt = :until" + MINE)
                        .setParameter("until", until.toEpochMilli())
                        .setParameter("id", claimed.id())
                        .setParameter("tries", claimed.progress().tries())
                        .executeUpdate()
                > 0;
    }

    @Override
    public Optional<byte[]> part(String id, int number) {
        return em.createQuery(
                        "select p.content from PersonaDeliveryPartEntity p where p.key.deliveryId = :id"
                                + " and p.key.number = :number",
                        byte[].class)
                .setParameter("id", id)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void delivered(Delivery claimed, Instant now) {
        int rows = em.createQuery("update PersonaDeliveryEntity d set d.state = 'delivered', d.nextTryAt = null,"
                        + " d.lastError = null, d.deliveredAt = :now" + MINE)
                .setParameter("now", now.toEpochMilli())
                .setParameter("id", claimed.id())
                .setParameter("tries", claimed.progress().tries())
                .executeUpdate();
        if (rows > 0) {
            forget(claimed.id());
        }
    }

    @Override
    public void failed(Delivery claimed, String error, @Nullable Instant nextTryAt) {
        em.createQuery("update PersonaDeliveryEntity d set d.state = :state, d.nextTryAt = :next, d.lastError = :error"
                        + MINE)
                .setParameter("state", (nextTryAt == null ? DeliveryState.FAILED : DeliveryState.QUEUED).word())
                .setParameter("next", nextTryAt == null ? null : nextTryAt.toEpochMilli())
                .setParameter("error", error)
                .setParameter("id", claimed.id())
                .setParameter("tries", claimed.progress().tries())
                .executeUpdate();
    }

    private void forget(String id) {
        em.createQuery("delete from PersonaDeliveryPartEntity p where p.key.deliveryId = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Removes what is known of a realm's deliveries. */
    static void removeOfRealm(EntityManager em, String realmId) {
        em.createQuery("delete from PersonaDeliveryPartEntity p where p.key.deliveryId in"
                        + " (select d.id from PersonaDeliveryEntity d where d.realmId = :realmId)")
                .setParameter("realmId", realmId)
                .executeUpdate();
        em.createQuery("delete from PersonaDeliveryEntity d where d.realmId = :realmId")
                .setParameter("realmId", realmId)
                .executeUpdate();
    }

    /** The same of realms that do not exist any more. */
    static void removeOfGoneRealms(EntityManager em) {
        GoneRealms.of(em, "PersonaDeliveryEntity").forEach(realmId -> removeOfRealm(em, realmId));
    }
}
