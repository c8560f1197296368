package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.ImportBatch;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one realm's personas in bulk in Keycloak's database, with few queries for any number of personas.
 */
final class JpaPersonaArchive implements PersonaArchive {

    /**
     * The number of statements that are sent to the database at once. Keycloak's default of 32 is for smaller
     * transactions.
     */
    private static final int STATEMENTS = 256;

    private final EntityManager em;
    private final RealmRows rows;
    private final String realmId;
    private final OwnerLock ownerLock;
    private final PersonaWriter writer;
    private final UserDirectory directory;
    private final Consumer<Collection<OwnerName>> onChange;

    /** Users who have been looked up, by id. */
    private final Map<String, OwnerName> known = new HashMap<>();

    private Slots slots = Slots.of(List.of());

    /** @param onChange called with the users whose personas have changed */
    JpaPersonaArchive(
            RealmRows rows,
            OwnerLock ownerLock,
            PersonaWriter writer,
            UserDirectory directory,
            Consumer<Collection<OwnerName>> onChange) {
        this.em = rows.em();
        this.rows = rows;
        this.realmId = rows.realmId();
        this.ownerLock = ownerLock;
        this.writer = writer;
        this.directory = directory;
        this.onChange = onChange;
    }

    @Override
    public List<Persona> page(@Nullable PersonaKey after, int max) {
        // In the order of UK_PERSONA_KEY, so that the database reads each page from that index.
        String next = after == null
                ? ""
                : " and p.userId >= :user and (p.userId > :user or p.title > :title"
                        + " or (p.title = :title and p.circle > :circle))";
        TypedQuery<PersonaRow> query = PersonaRow.query(em, realmId, next + " order by p.userId, p.title, p.circle");
        if (after != null) {
            query.setParameter("user", after.userId())
                    .setParameter("title", after.title())
                    .setParameter("circle", after.circle().name());
        }
        return rows.stored(query.setMaxResults(max).getResultStream()).toList();
    }

    @Override
    public long count() {
        return em.createQuery("select count(p) from PersonaEntity p where p.realmId = :realmId", Long.class)
                .setParameter("realmId", realmId)
                .getSingleResult();
    }

    @Override
    public Map<String, OwnerName> names(Collection<String> userIds) {
        return directory.byId(userIds);
    }

    @Override
    public Map<OwnerName, String> users(Collection<OwnerName> names) {
        Map<OwnerName, String> ids = new HashMap<>();
        directory.find(names).forEach((name, user) -> {
            String id = Objects.requireNonNull(user.id());
            known.put(id, user);
            ids.put(name, id);
        });
        return ids;
    }

    @Override
    public ImportBatch open(Set<String> userIds, Set<String> ids, String importId, boolean lock) {
        if (lock) {
            ownerLock.acquireAll(realmId, userIds);
        }
        List<PersonaEntity> stored = ofUsers(userIds, lock);
        Set<String> brought = stored.stream()
                .filter(entity -> importId.equals(entity.importId))
                .map(entity -> entity.id)
                .collect(Collectors.toSet());
        slots = Slots.of(stored);
        // The personas of these users were read already, so their ids need no query. An import of existing personas
        // needs none.
        Set<String> others = new HashSet<>(ids);
        stored.forEach(entity -> others.remove(entity.id));
        return new ImportBatch(rows.stored(stored.stream().map(PersonaRow::of)).toList(), taken(others), brought);
    }

    @Override
    public void write(ImportBatch batch, String importId, boolean marksAll) {
        Set<String> owners = Stream.concat(batch.inserts().stream(), batch.updates().stream())
                .map(Persona::userId)
                .collect(Collectors.toSet());
        Set<String> left = new HashSet<>(batch.brought());
        em.unwrap(Session.class).setJdbcBatchSize(STATEMENTS);
        for (Persona persona : batch.inserts()) {
            writer.insert(persona, slots.take(persona.userId()), importId);
            left.remove(persona.id());
        }
        for (Persona persona : batch.updates()) {
            PersonaEntity entity = ownerLock.current(persona.id());
            if (entity == null || entity.version != persona.revision().version() - 1) {
                throw PersonaFailure.stale();
            }
            writer.update(entity, persona);
            entity.importId = importId;
            left.remove(persona.id());
        }
        writer.remember();
        Flush.of(em, null);
        if (marksAll) {
            mark(left, importId);
        }
        onChange.accept(names(owners, known));
    }

    @Override
    public Optional<Removed> removeOthers(String importId, @Nullable String after, int users) {
        String ofOthers = " and (p.importId is null or p.importId <> :importId)";
        List<String> owners = PersonaRow.owners(em, realmId, ofOthers, after)
                .setParameter("importId", importId)
                .setMaxResults(users)
                .getResultList();
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        ownerLock.acquireAll(realmId, new HashSet<>(owners));
        int removed = writer.deleteOthers(owners, importId);
        onChange.accept(names(owners, directory.byId(owners)));
        return Optional.of(new Removed(owners.get(owners.size() - 1), removed));
    }

    private List<PersonaEntity> ofUsers(Set<String> userIds, boolean locked) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        TypedQuery<PersonaEntity> query = ValueList.query(
                        em,
                        "select p from PersonaEntity p where p.realmId = :realmId and p.userId in (:values)",
                        PersonaEntity.class,
                        userIds)
                .setParameter("realmId", realmId);
        return locked ? ownerLock.current(query) : query.getResultList();
    }

    /** The ids among these that existing personas have. */
    private Set<String> taken(Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(ValueList.query(
                                em, "select p.id from PersonaEntity p where p.id in (:values)", String.class, ids)
                        .getResultList());
    }

    /** Marks personas as belonging to an import. This does not change their version. */
    private void mark(Set<String> ids, String importId) {
        if (!ids.isEmpty()) {
            em.createQuery("update PersonaEntity p set p.importId = :importId where p.id in (:ids)")
                    .setParameter("importId", importId)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    private static List<OwnerName> names(Collection<String> userIds, Map<String, OwnerName> known) {
        return userIds.stream()
                .map(id -> known.getOrDefault(id, new OwnerName(id, null, null)))
                .toList();
    }
}
