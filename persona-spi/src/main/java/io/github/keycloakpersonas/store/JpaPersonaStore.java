package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.HeldTitle;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.models.light.LightweightUserAdapter;

/** One realm's personas in Keycloak's database. */
final class JpaPersonaStore implements PersonaStore {

    private final EntityManager em;
    private final String realmId;
    private final RealmRows rows;
    private final UserDirectory users;
    private final OwnerLock ownerLock;
    private final PersonaWriter writer;
    private final Consumer<String> onChange;

    /** @param onChange called with the user whose personas are about to change */
    JpaPersonaStore(
            RealmRows rows, UserDirectory users, OwnerLock ownerLock, PersonaWriter writer, Consumer<String> onChange) {
        this.em = rows.em();
        this.realmId = rows.realmId();
        this.rows = rows;
        this.users = users;
        this.ownerLock = ownerLock;
        this.writer = writer;
        this.onChange = onChange;
    }

    @Override
    public List<Persona> lock(String userId) {
        ownerLock.acquire(new PersonaOwnerId(realmId, userId));
        return rows.personas(ownerLock.current(rows.ofUser(userId)));
    }

    @Override
    public List<Persona> ofUser(String userId) {
        return rows.personas(rows.ofUser(userId).getResultList());
    }

    @Override
    public Optional<Persona> byId(String id) {
        return rows.personas(
                        rows.query(" and p.id = :id").setParameter("id", id).getResultStream())
                .findFirst();
    }

    @Override
    public List<Persona> byKeys(Collection<PersonaKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        // By their users only, who have few personas each. With title and circle as further conditions, a database that
        // plans a query without its values may read all personas of the circle instead, who can be very many.
        Set<String> owners = keys.stream().map(PersonaKey::userId).collect(Collectors.toSet());
        return rows.personas(PersonaRow.ofUsers(em, realmId, owners).getResultStream())
                // Some databases ignore case.
                .filter(persona -> keys.contains(persona.key()))
                .toList();
    }

    @Override
    public List<Persona> requestedUntil(Instant until, int max) {
        // Rows that an earlier version has written do not say since when they wait; nobody has waited less long than
        // since the last change.
        return rows.personas(rows.query(" and p.status = :pending and coalesce(p.requestedAt, p.updatedAt) <= :until"
                        + " order by p.userId, p.id")
                .setParameter("pending", Status.PENDING.word())
                .setParameter("until", until.toEpochMilli())
                .setMaxResults(max)
                .getResultList());
    }

    @Override
    public List<Persona> ofTitle(String title, Collection<Circle> circles, Instant at, int max) {
        List<PersonaRow> found = PersonaRow.ofCircles(
                        em, realmId, circles.stream().map(Circle::name).toList())
                .setParameter("title", title)
                .setParameter("active", Status.ACTIVE.word())
                .setParameter("at", at.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        return rows.personas(found).stream()
                // Some databases ignore case.
                .filter(persona -> persona.title().equals(title) && circles.contains(persona.circle()))
                .filter(persona -> persona.statusAt(at) == Status.ACTIVE)
                .toList();
    }

    @Override
    public List<String> holders(HeldTitle held, int first, int max) {
        return holders(held).page(first, max);
    }

    @Override
    public List<String> holdersAfter(HeldTitle held, String userId, int max) {
        return holders(held).after(userId, max);
    }

    private HolderQuery holders(HeldTitle held) {
        return new HolderQuery(
                em,
                realmId,
                users.isFederated() ? Optional.of(users::isEnabled) : Optional.empty(),
                held,
                rows.keptOut(held.at()));
    }

    @Override
    public void insert(Persona persona) {
        String userId = persona.userId();
        if (LightweightUserAdapter.isLightweightUser(userId)) {
            throw PersonaFailure.transientUser();
        }
        onChange.accept(userId);
        writer.insert(persona, Slots.of(em, ownerLock, realmId, List.of(userId)).take(userId), null);
        writer.remember();
        Flush.of(em, persona.key());
    }

    @Override
    public void update(Persona persona) {
        onChange.accept(persona.userId());
        PersonaEntity entity = ownerLock.current(persona.id());
        if (entity == null || entity.version != persona.revision().version() - 1) {
            throw PersonaFailure.stale();
        }
        writer.update(entity, persona);
        writer.remember();
        Flush.of(em, persona.key());
    }

    @Override
    public void delete(Persona persona) {
        onChange.accept(persona.userId());
        PersonaEntity entity = ownerLock.current(persona.id());
        if (entity != null) {
            writer.delete(entity);
            Flush.of(em, persona.key());
        }
    }
}
