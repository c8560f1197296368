package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.Duty;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of PERSONA that a query reads. It is a projection and not an entity, so it never comes from the
 * persistence context, and Hibernate does not check it for changes.
 */
record PersonaRow(
        String id,
        String userId,
        String title,
        String circle,
        String status,
        long validFrom,
        long validTill,
        @Nullable String schedule,
        @Nullable String assessed,
        String attributes,
        @Nullable String note,
        @Nullable Long requestedAt,
        @Nullable String requestReason,
        long createdAt,
        long updatedAt,
        int version) {

    /** The members of {@link PersonaEntity} that are read, in the order of the record's components. */
    static final List<String> MEMBERS = List.of(
            "id",
            "userId",
            "title",
            "circle",
            "status",
            "validFrom",
            "validTill",
            "schedule",
            "assessed",
            "attributes",
            "note",
            "requestedAt",
            "requestReason",
            "createdAt",
            "updatedAt",
            "version");

    private static final String SELECT = "select new " + PersonaRow.class.getName() + "(p."
            + String.join(", p.", MEMBERS) + ") from PersonaEntity p where p.realmId = :realmId";

    /** A query for a realm's rows, to be completed with further conditions. */
    static TypedQuery<PersonaRow> query(EntityManager em, String realmId, String conditions) {
        return em.createQuery(SELECT + conditions, PersonaRow.class).setParameter("realmId", realmId);
    }

    /** A query for the rows of some users, at least one, in no order. */
    static TypedQuery<PersonaRow> ofUsers(EntityManager em, String realmId, Collection<String> userIds) {
        return ValueList.query(em, SELECT + " and p.userId in (:values)", PersonaRow.class, userIds)
                .setParameter("realmId", realmId);
    }

    /** A query for rows of a title in some circles, at least one, that are active and within their validity; by owner. */
    static TypedQuery<PersonaRow> ofCircles(EntityManager em, String realmId, Collection<String> circles) {
        return ValueList.query(
                        em,
                        SELECT + " and p.title = :title and p.circle in (:values) and p.status = :active"
                                + " and p.validFrom <= :at and p.validTill > :at order by p.userId, p.id",
                        PersonaRow.class,
                        circles)
                .setParameter("realmId", realmId);
    }

    /** A query for a user's rows, newest first. */
    static TypedQuery<PersonaRow> queryOfUser(EntityManager em, String realmId, String userId) {
        return query(em, realmId, " and p.userId = :userId order by p.createdAt desc, p.id")
                .setParameter("userId", userId);
    }

    /**
     * A query for the ids of users who have personas, in their order.
     *
     * @param conditions further conditions on {@code p}
     * @param after only ids behind that one; null for all
     */
    static TypedQuery<String> owners(EntityManager em, String realmId, String conditions, @Nullable String after) {
        TypedQuery<String> query = em.createQuery(
                        "select distinct p.userId from PersonaEntity p where p.realmId = :realmId" + conditions
                                + (after == null ? "" : " and p.userId > :after") + " order by p.userId",
                        String.class)
                .setParameter("realmId", realmId);
        return after == null ? query : query.setParameter("after", after);
    }

    /** The row of an entity that was read. */
    static PersonaRow of(PersonaEntity entity) {
        return new PersonaRow(
                entity.id,
                entity.userId,
                entity.title,
                entity.circle,
                entity.status,
                entity.validFrom,
                entity.validTill,
                entity.schedule,
                entity.assessed,
                entity.attributes,
                entity.note,
                entity.requestedAt,
                entity.requestReason,
                entity.createdAt,
                entity.updatedAt,
                entity.version);
    }

    /** @param sealing that of the row's realm */
    Persona toPersona(Sealing sealing) {
        return toPersona(sealing.values(id, attributes));
    }

    /** @param values those of its attributes, by path */
    Persona toPersona(Map<String, Object> values) {
        return new Persona(
                id,
                new PersonaKey(userId, title, circle),
                Status.of(status)
                        .orElseThrow(() -> new IllegalStateException("Persona " + id + " has no known status")),
                new Validity(
                        Instant.ofEpochMilli(validFrom),
                        Instant.ofEpochMilli(validTill),
                        Duty.of(StoredSchedule.of(schedule)),
                        Assessed.read(assessed)),
                values,
                note,
                new Revision(Instant.ofEpochMilli(createdAt), Instant.ofEpochMilli(updatedAt), version),
                requestedAt == null ? null : new Request(Instant.ofEpochMilli(requestedAt), requestReason));
    }
}
