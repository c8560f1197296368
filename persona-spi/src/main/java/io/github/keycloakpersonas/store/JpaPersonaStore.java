package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.persona.Status;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One realm's personas in Keycloak's database. */
final class JpaPersonaStore implements PersonaStore {

    /** Enough for a usual page; each further query takes twice as many, so that a far page takes few. */
    private static final int FIRST_HOLDERS = 200;

    private static final int MOST_HOLDERS = 12_800;

    /** Sorts before each user's id; not empty, which is NULL to Oracle, and nothing is greater than that. */
    private static final String BEFORE_ALL = " ";

    private final EntityManager em;
    private final String realmId;
    private final OwnerLock ownerLock;
    private final Consumer<String> onChange;

    /** @param onChange told the user whose personas are about to change */
    JpaPersonaStore(EntityManager em, String realmId, OwnerLock ownerLock, Consumer<String> onChange) {
        this.em = em;
        this.realmId = realmId;
        this.ownerLock = ownerLock;
        this.onChange = onChange;
    }

    @Override
    public List<Persona> lock(String userId) {
        ownerLock.acquire(new PersonaOwnerId(realmId, userId));
        return PersonaRow.personas(ownerLock.current(PersonaRow.queryOfUser(em, realmId, userId)));
    }

    @Override
    public List<Persona> ofUser(String userId) {
        return PersonaRow.ofUser(em, realmId, userId);
    }

    @Override
    public Optional<Persona> byId(String id) {
        return rows(" and p.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .map(PersonaRow::toPersona)
                .findFirst();
    }

    @Override
    public Optional<Persona> byKey(PersonaKey key) {
        return rows(" and p.userId = :userId and p.title = :title and p.circle = :circle")
                .setParameter("userId", key.userId())
                .setParameter("title", key.title())
                .setParameter("circle", key.circle())
                .getResultStream()
                .map(PersonaRow::toPersona)
                // Some databases compare without regard to case.
                .filter(persona -> persona.key().equals(key))
                .findFirst();
    }

    @Override
    public Stream<String> holders(String title, Optional<String> circle, Instant now) {
        return Stream.iterate(
                        holdersAfter(BEFORE_ALL, FIRST_HOLDERS, title, circle, now),
                        page -> !page.ids().isEmpty(),
                        page -> page.ids().size() < page.size()
                                ? new HolderPage(List.of(), page.size())
                                : holdersAfter(
                                        page.last(), Math.min(2 * page.size(), MOST_HOLDERS), title, circle, now))
                .flatMap(page -> page.ids().stream());
    }

    private record HolderPage(List<String> ids, int size) {

        String last() {
            return ids.get(ids.size() - 1);
        }
    }

    /** The join is left for users of federations, who are not in Keycloak's database. */
    private HolderPage holdersAfter(String last, int size, String title, Optional<String> circle, Instant now) {
        TypedQuery<String> query = em.createQuery(
                        "select distinct p.userId from PersonaEntity p left join UserEntity u on u.id = p.userId"
                                + " where p.realmId = :realmId and p.title = :title"
                                + (circle.isPresent() ? " and p.circle = :circle" : "")
                                + " and p.status = :status and p.validFrom <= :now and p.validTill > :now"
                                + " and p.userId > :last"
                                + " and (u.enabled = true or u.id is null and p.userId like :federated)"
                                + " order by p.userId",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("title", title)
                .setParameter("status", Status.ACTIVE.word())
                .setParameter("now", now.toEpochMilli())
                .setParameter("last", last)
                .setParameter("federated", UserDirectory.FEDERATED + "%")
                .setMaxResults(size);
        circle.ifPresent(value -> query.setParameter("circle", value));
        return new HolderPage(query.getResultList(), size);
    }

    @Override
    public void insert(Persona persona) {
        onChange.accept(persona.key().userId());
        String userId = persona.key().userId();
        em.persist(new PersonaEntity(
                realmId,
                persona,
                Slots.of(em, ownerLock, realmId, List.of(userId)).take(userId)));
        Flush.of(em, persona.key());
    }

    @Override
    public void update(Persona persona) {
        onChange.accept(persona.key().userId());
        PersonaEntity entity = ownerLock.current(persona.id());
        if (entity == null || entity.version != persona.revision().version() - 1) {
            throw PersonaFailure.stale();
        }
        entity.take(persona);
        Flush.of(em, persona.key());
    }

    @Override
    public void delete(Persona persona) {
        onChange.accept(persona.key().userId());
        PersonaEntity entity = ownerLock.current(persona.id());
        if (entity != null) {
            em.remove(entity);
            Flush.of(em, persona.key());
        }
    }

    private TypedQuery<PersonaRow> rows(String conditions) {
        return PersonaRow.query(em, realmId, conditions);
    }
}
