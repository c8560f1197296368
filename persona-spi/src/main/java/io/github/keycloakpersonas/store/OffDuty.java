package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which schedules are closed at an instant, for queries about active personas. No database can evaluate a schedule, but a realm has few different
 * ones: those of its titles, and those that its personas share.
 *
 * @param titles titles whose schedule is closed
 * @param keys the keys of the closed schedules of personas
 */
record OffDuty(List<String> titles, List<String> keys) {

    /** The most different schedules that the personas of a realm can have where queries ask which of them are active. */
    static final int MOST_SCHEDULES = 1000;

    /** No schedule is closed. */
    static final OffDuty NOBODY = new OffDuty(List.of(), List.of());

    OffDuty {
        titles = List.copyOf(titles);
        keys = List.copyOf(keys);
    }

    /**
     * The different schedules that personas of a realm have of their own, each with its key first.
     *
     * @throws PersonaFailure {@code CONFLICT} if there are too many
     */
    static List<Object[]> schedules(EntityManager em, String realmId) {
        List<Object[]> schedules = em.createQuery(
                        "select p.scheduleKey, min(p.schedule) from PersonaEntity p where p.realmId = :realmId"
                                + " and p.scheduleKey is not null group by p.scheduleKey",
                        Object[].class)
                .setParameter("realmId", realmId)
                .setMaxResults(MOST_SCHEDULES + 1)
                .getResultList();
        if (schedules.size() > MOST_SCHEDULES) {
            throw PersonaFailure.conflict("The personas of this realm have more than " + MOST_SCHEDULES
                    + " different schedules, too many to find those that are active now. Ask without active, state and the order by"
                    + " status, or give titles the schedules");
        }
        return schedules;
    }

    /**
     * The closed schedules of a realm.
     *
     * @param schema the realm's schema; empty if it cannot be read
     * @param schedules those of its personas, as {@link #schedules} reads them
     */
    static OffDuty at(Optional<PersonaSchema> schema, List<Object[]> schedules, Instant now) {
        return new OffDuty(
                schema.stream()
                        .flatMap(read -> read.titles().stream())
                        .filter(title -> !title.schedule().openAt(now))
                        .map(Title::name)
                        .toList(),
                schedules.stream()
                        .filter(row -> !StoredSchedule.of((String) row[1]).openAt(now))
                        .map(row -> (String) row[0])
                        .toList());
    }

    /** Whether no schedule is closed. */
    boolean isNobody() {
        return titles.isEmpty() && keys.isEmpty();
    }

    /** The condition that a row {@code p} is not off duty, to be added to others; empty if none is. */
    String condition() {
        return (titles.isEmpty() ? "" : " and p.title not in (:offDutyTitles)")
                + (keys.isEmpty() ? "" : " and (p.scheduleKey is null or p.scheduleKey not in (:offDutyKeys))");
    }

    /** The query with the parameters of its {@link #condition()}. */
    <T> TypedQuery<T> in(TypedQuery<T> query) {
        if (!titles.isEmpty()) {
            query.setParameter("offDutyTitles", titles);
        }
        if (!keys.isEmpty()) {
            query.setParameter("offDutyKeys", keys);
        }
        return query;
    }
}
