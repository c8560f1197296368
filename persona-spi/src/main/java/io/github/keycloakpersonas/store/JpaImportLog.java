package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportLog;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.AttributeValues;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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

    private final EntityManager em;
    private final String realmId;

    JpaImportLog(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    @Override
    public void start(ImportProgress progress) {
        em.persist(new PersonaImportEntity(realmId, progress));
        em.flush();
    }

    @Override
    public void advance(ImportProgress from, ImportProgress to) {
        ImportCounts counts = to.counts();
        int rows = em.createQuery(ADVANCE)
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
            throw PersonaFailure.conflict("Another request carries this import on");
        }
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
