package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportProgress.State;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.ImportPartsDocument;
import io.github.keycloakpersonas.schema.AttributeValues;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One realm's imports in Keycloak's database. */
final class JpaImportLog implements ImportLog {

    /**
     * Updates the progress only if it is still as it was read, so that of two requests that resume the same import only
     * one succeeds.
     */
    private static final String ADVANCE = """
            update PersonaImportEntity i set i.state = :state, i.lines = :lines, i.created = :created,
              i.updated = :updated, i.unchanged = :unchanged, i.removed = :removed, i.failed = :failed, i.updatedAt = :now
            where i.realmId = :realmId and i.id = :id
              and i.state = :fromState and i.lines = :fromLines and i.removed = :fromRemoved""";

    private static final String ADVANCE_PARTS = ADVANCE.replace(
                    "i.state = :state",
                    "i.partsDone = :parts, i.partLines = :partLines, i.partsText = :partsText, i.state = :state")
            + " and i.partsDone = :fromParts";

    private static final String CANCEL =
            "update PersonaImportEntity i set i.state = :cancelled, i.updatedAt = :now where i.realmId = :realmId"
                    + " and i.id = :id and i.state in (:open)";

    private static final String OPEN_PARTS = " and i.partsDone is not null and i.state in (:open)";

    private static final List<String> OPEN = Arrays.stream(State.values())
            .filter(state -> state != State.DONE && state != State.CANCELLED)
            .map(State::word)
            .toList();

    private final EntityManager em;
    private final String realmId;
    private final Isolation isolation;

    JpaImportLog(EntityManager em, String realmId, Isolation isolation) {
        this.em = em;
        this.realmId = realmId;
        this.isolation = isolation;
    }

    @Override
    public void start(ImportProgress progress) {
        em.persist(new PersonaImportEntity(realmId, progress));
        em.flush();
    }

    @Override
    public void advance(ImportProgress from, ImportProgress to) {
        ImportCounts counts = to.counts();
        int rows = update(from, to)
                .setParameter("state", to.state().word())
                .setParameter("lines", to.lines())
                .setParameter("created", counts.created())
                .setParameter("updated", counts.updated())
                .setParameter("unchanged", counts.unchanged())
                .setParameter("removed", counts.removed())
                .setParameter("failed", counts.failed())
                .setParameter("now", to.updatedAt().toEpochMilli())
                .setParameter("realmId", realmId)
                .setParameter("id", to.id())
                .setParameter("fromState", from.state().word())
                .setParameter("fromLines", from.lines())
                .setParameter("fromRemoved", from.counts().removed())
                .executeUpdate();
        if (rows == 0) {
            throw PersonaFailure.conflict("Another request has continued this import, or it was cancelled");
        }
    }

    private Query update(ImportProgress from, ImportProgress to) {
        ImportParts before = from.parts();
        ImportParts after = to.parts();
        if (before == null || after == null) {
            return em.createQuery(ADVANCE);
        }
        return em.createQuery(ADVANCE_PARTS)
                .setParameter("parts", after.done())
                .setParameter("partLines", after.lines())
                .setParameter("partsText", ImportPartsDocument.write(after))
                .setParameter("fromParts", before.done());
    }

    @Override
    public boolean cancel(String id, Instant now) {
        return AttributeValues.isPlainText(id)
                && em.createQuery(CANCEL)
                                .setParameter("cancelled", State.CANCELLED.word())
                                .setParameter("now", now.toEpochMilli())
                                .setParameter("realmId", realmId)
                                .setParameter("id", id)
                                .setParameter("open", OPEN)
                                .executeUpdate()
                        > 0;
    }

    @Override
    public long countOpenParts() {
        // Every realm that is set up has this row.
        new SettingsTable(em).find(realmId, LockModeType.PESSIMISTIC_WRITE);
        // In a transaction that sees a snapshot, only a locking read sees what others have begun before they let go of
        // the row.
        TypedQuery<PersonaImportEntity> open = query(OPEN_PARTS)
                .setParameter("open", OPEN)
                .setLockMode(isolation.isSnapshot(em) ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE);
        return SettingsTable.tried(open::getResultList).size();
    }

    @Override
    public Optional<ImportProgress> find(String id) {
        if (!AttributeValues.isPlainText(id)) {
            return Optional.empty();
        }
        return query(" and i.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .map(PersonaImportEntity::toProgress)
                .findFirst();
    }

    @Override
    public List<ImportProgress> latest(int max) {
        return query(" order by i.startedAt desc, i.id")
                .setMaxResults(max)
                .getResultStream()
                .map(PersonaImportEntity::toProgress)
                .toList();
    }

    private TypedQuery<PersonaImportEntity> query(String conditions) {
        return em.createQuery(
                        "select i from PersonaImportEntity i where i.realmId = :realmId" + conditions,
                        PersonaImportEntity.class)
                .setParameter("realmId", realmId);
    }
}
