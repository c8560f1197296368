package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.PersonaStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.light.LightweightUserAdapter;

/** One realm's personas in Keycloak's database. */
final class JpaPersonaStore implements PersonaStore {

    private final EntityManager em;
    private final String realmId;
    private final UserDirectory users;
    private final OwnerLock ownerLock;
    private final Consumer<String> onChange;

    /** @param onChange told the user whose personas are about to change */
    JpaPersonaStore(
            EntityManager em, String realmId, UserDirectory users, OwnerLock ownerLock, Consumer<String> onChange) {
        this.em = em;
        this.realmId = realmId;
        this.users = users;
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
    public List<String> holders(HeldTitle held, int first, int max) {
        return new HolderQuery(em, realmId, users, held).page(first, max);
    }

    @Override
    public void insert(Persona persona) {
        String userId = persona.key().userId();
        if (LightweightUserAdapter.isLightweightUser(userId)) {
            throw PersonaFailure.transientUser();
        }
        onChange.accept(userId);
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
