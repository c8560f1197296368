package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.persona.AssessmentStore;
import io.github.keycloakpersonas.persona.AssessmentTally;
import io.github.keycloakpersonas.persona.Persona;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;

/** Results and drafts of one realm in Keycloak's database. They are removed with the rows of their personas, by the database. */
final class JpaAssessmentStore implements AssessmentStore {

    private static final Duration SOON = Duration.ofDays(30);

    /** The most different outcomes that are counted. */
    private static final int MOST_TALLIES = 10_000;

    private static final String OF_PERSONA =
            "select r from PersonaResultEntity r where r.personaId = :personaId order by r.takenAt desc, r.id";

    private final EntityManager em;
    private final String realmId;
    private final OwnerLock ownerLock;

    JpaAssessmentStore(EntityManager em, String realmId, OwnerLock ownerLock) {
        this.em = em;
        this.realmId = realmId;
        this.ownerLock = ownerLock;
    }

    @Override
    public List<AssessmentResult> results(String personaId, boolean toWrite) {
        TypedQuery<PersonaResultEntity> query = em.createQuery(OF_PERSONA, PersonaResultEntity.class)
                .setParameter("personaId", personaId)
                .setMaxResults(MOST);
        List<PersonaResultEntity> rows = toWrite
                ? ownerLock.current(query)
                : query.setHint(HibernateHints.HINT_READ_ONLY, true).getResultList();
        return rows.stream().map(PersonaResultEntity::result).toList();
    }

    @Override
    public void insert(Persona persona, AssessmentResult result) {
        em.createQuery("update PersonaResultEntity r set r.countsUntil = 0 where r.personaId = :personaId"
                        + " and r.assessment = :assessment and r.countsUntil > 0")
                .setParameter("personaId", persona.id())
                .setParameter("assessment", result.assessment())
                .executeUpdate();
        em.persist(new PersonaResultEntity(realmId, persona, result));
        Flush.of(em, null);
    }

    @Override
    public void delete(AssessmentResult result, Optional<AssessmentResult> latest) {
        em.createQuery("delete from PersonaResultEntity r where r.id = :id")
                .setParameter("id", result.id())
                .executeUpdate();
        latest.map(one -> em.find(PersonaResultEntity.class, one.id())).ifPresent(row -> row.countsUntil = row.end());
        Flush.of(em, null);
    }

    @Override
    public List<AssessmentDraft> drafts(String personaId) {
        return drafts(personaId, "")
                .getResultStream()
                .map(PersonaDraftEntity::draft)
                .toList();
    }

    @Override
    public void keep(String personaId, AssessmentDraft draft) {
        TypedQuery<PersonaDraftEntity> query =
                drafts(personaId, " and d.assessment = :assessment").setParameter("assessment", draft.assessment());
        ownerLock.current(query).stream()
                .findFirst()
                .ifPresentOrElse(row -> row.take(draft), () -> em.persist(new PersonaDraftEntity(personaId, draft)));
        Flush.of(em, null);
    }

    private TypedQuery<PersonaDraftEntity> drafts(String personaId, String conditions) {
        return em.createQuery(
                        "select d from PersonaDraftEntity d where d.personaId = :personaId" + conditions,
                        PersonaDraftEntity.class)
                .setParameter("personaId", personaId);
    }

    @Override
    public boolean discard(String personaId, String assessment) {
        return em.createQuery(
                                "delete from PersonaDraftEntity d where d.personaId = :personaId and d.assessment = :assessment")
                        .setParameter("personaId", personaId)
                        .setParameter("assessment", assessment)
                        .executeUpdate()
                > 0;
    }

    /** Counts in the database what has the same bands, and then reads one row of each to know what they are. */
    @Override
    public List<AssessmentTally> tallies(Instant now) {
        List<Object[]> groups = em.createQuery(
                        "select r.assessment, r.version, r.title, r.passed, min(r.id), count(*),"
                                + " sum(case when r.countsUntil > :now and r.countsUntil <= :soon then 1 else 0 end)"
                                + " from PersonaResultEntity r where r.realmId = :realmId"
                                + " group by r.assessment, r.version, r.title, r.passed, r.bandsKey",
                        Object[].class)
                .setParameter("realmId", realmId)
                .setParameter("now", now.toEpochMilli())
                .setParameter("soon", now.plus(SOON).toEpochMilli())
                .setMaxResults(MOST_TALLIES)
                .getResultList();
        Map<String, Map<String, String>> bands =
                bands(groups.stream().map(group -> (String) group[4]).toList());
        return groups.stream()
                .map(group -> new AssessmentTally(
                        (String) group[0],
                        ((Number) group[1]).intValue(),
                        (String) group[2],
                        ((Number) group[3]).intValue() != 0,
                        bands.getOrDefault((String) group[4], Map.of()),
                        ((Number) group[5]).longValue(),
                        ((Number) group[6]).longValue()))
                .toList();
    }

    private Map<String, Map<String, String>> bands(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return ValueList.query(
                        em,
                        "select r from PersonaResultEntity r where r.id in (:values)",
                        PersonaResultEntity.class,
                        ids)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, JpaAssessmentStore::bands));
    }

    private static Map<String, String> bands(PersonaResultEntity row) {
        Map<String, String> bands = new HashMap<>();
        row.result().results().forEach((name, value) -> {
            if (value instanceof String band) {
                bands.put(name, band);
            }
        });
        return bands;
    }
}
