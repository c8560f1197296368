package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.SchemaRules;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.spi.StrandedPersonas;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts a realm's personas whose title or circle a new schema lacks. Both counts are read from an index. */
final class StrandedQuery {

    /** The highest number of titles in a schema. */
    private static final int TITLES = SchemaRules.MAX_TITLES;

    /** The highest number of circles in the answer. There can be many, and the most used ones are enough. */
    private static final int CIRCLES = 20;

    private final EntityManager em;
    private final String realmId;
    private final Instant now;

    StrandedQuery(EntityManager em, String realmId, Instant now) {
        this.em = em;
        this.now = now;
        this.realmId = realmId;
    }

    /** @param present the present schema; empty if it cannot be read */
    StrandedPersonas run(Optional<PersonaSchema> present, PersonaSchema replacement) {
        return new StrandedPersonas(
                titles(present, replacement), circles(present, replacement), unassessed(present, replacement));
    }

    /** Those that can be used by the present schema, as far as assessments are concerned, and not by the new one. */
    private Map<String, Long> unassessed(Optional<PersonaSchema> present, PersonaSchema replacement) {
        Unassessed added = Unassessed.of(Optional.of(replacement)).without(Unassessed.of(present));
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!added.isNobody()) {
            added.in(em.createQuery(
                            "select p.title, count(p.id) from PersonaEntity p where p.realmId = :realmId and p.status = :status and "
                                    + TimeBound.NOT_ENDED.at("now") + " and not (" + added.condition("now")
                                    + ") group by p.title order by count(p.id) desc, p.title",
                            Object[].class))
                    .setParameter("realmId", realmId)
                    .setParameter("status", Status.ACTIVE.word())
                    .setParameter("now", now.toEpochMilli())
                    .getResultList()
                    .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        }
        return counts;
    }

    private Map<String, Long> titles(Optional<PersonaSchema> present, PersonaSchema replacement) {
        List<String> kept = names(replacement);
        return present.map(schema -> among("title", without(names(schema), kept), TITLES))
                .orElseGet(() -> beyond("title", kept, TITLES));
    }

    private Map<String, Long> circles(Optional<PersonaSchema> present, PersonaSchema replacement) {
        if (!isList(replacement.circles())) {
            return Map.of();
        }
        List<String> kept = names(replacement.circles());
        return present.map(PersonaSchema::circles)
                .filter(StrandedQuery::isList)
                .map(circles -> among("circle", without(names(circles), kept), CIRCLES))
                .orElseGet(() -> beyond("circle", kept, CIRCLES));
    }

    private Map<String, Long> among(String member, List<String> names, int most) {
        return names.isEmpty() ? Map.of() : count(member, " in (:names)", names, most);
    }

    private Map<String, Long> beyond(String member, List<String> names, int most) {
        return count(member, " not in (:names)", names, most);
    }

    private Map<String, Long> count(String member, String condition, Collection<String> names, int most) {
        Map<String, Long> counts = new LinkedHashMap<>();
        em.createQuery(
                        "select p." + member + ", count(p.id) from PersonaEntity p where p.realmId = :realmId and p."
                                + member + condition + " group by p." + member + " order by count(p.id) desc, p."
                                + member,
                        Object[].class)
                .setParameter("realmId", realmId)
                .setParameter("names", names)
                .setMaxResults(most)
                .getResultList()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    private static boolean isList(CircleRule circles) {
        return circles.source() == CircleRule.Source.LIST;
    }

    private static List<String> names(PersonaSchema schema) {
        return schema.titles().stream().map(Title::name).toList();
    }

    private static List<String> names(CircleRule circles) {
        return circles.values().stream().map(Circle::name).toList();
    }

    private static List<String> without(List<String> names, List<String> kept) {
        return names.stream().filter(Predicate.not(kept::contains)).toList();
    }
}
