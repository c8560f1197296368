package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/**
 * Which assessments the titles of a realm require, for queries about active personas. Whether a row lacks one is asked of its results.
 *
 * @param requiring the titles that require an assessment, by its name
 */
record Unassessed(Map<String, List<String>> requiring) {

    Unassessed {
        requiring = Map.copyOf(requiring);
    }

    /** @param schema the realm's schema; empty if it cannot be read */
    static Unassessed of(Optional<PersonaSchema> schema) {
        return new Unassessed(schema.stream()
                .filter(PersonaSchema::hasRequirements)
                .flatMap(read -> read.titles().stream())
                .flatMap(title -> title.requires().stream().map(required -> Map.entry(required, title)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(entry -> entry.getValue().name(), Collectors.toList()))));
    }

    /** What is required beyond what others are. */
    Unassessed without(Unassessed others) {
        Map<String, List<String>> beyond = new HashMap<>();
        requiring.forEach((assessment, titles) -> {
            List<String> more = titles.stream()
                    .filter(title -> !others.titles(assessment).contains(title))
                    .toList();
            if (!more.isEmpty()) {
                beyond.put(assessment, more);
            }
        });
        return new Unassessed(beyond);
    }

    /** Whether no title requires anything. */
    boolean isNobody() {
        return requiring.isEmpty();
    }

    /** The condition that a row {@code p} lacks nothing; only where a title requires something. */
    String condition(String instantParameter) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < required().size(); i++) {
            all.add("(p.title not in (:requiring" + i + ") or exists (select 1 from PersonaResultEntity r where"
                    + " r.personaId = p.id and r.assessment = :required" + i + " and r.countsUntil > :"
                    + instantParameter + "))");
        }
        return String.join(" and ", all);
    }

    /** The query with the parameters of its {@link #condition}. */
    <T> TypedQuery<T> in(TypedQuery<T> query) {
        List<String> names = required();
        for (int i = 0; i < names.size(); i++) {
            query.setParameter("requiring" + i, titles(names.get(i)));
            query.setParameter("required" + i, names.get(i));
        }
        return query;
    }

    /** The condition that a result counts, for a query of the Criteria API. */
    Predicate counts(
            HibernateCriteriaBuilder builder,
            CriteriaQuery<?> query,
            Root<PersonaEntity> persona,
            long now,
            String assessment) {
        Subquery<Integer> results = query.subquery(Integer.class);
        Root<PersonaResultEntity> result = results.from(PersonaResultEntity.class);
        results.select(builder.literal(1))
                .where(
                        builder.equal(result.get("personaId"), persona.get("id")),
                        builder.equal(result.get("assessment"), assessment),
                        builder.gt(result.<Long>get("countsUntil"), now));
        return builder.exists(results);
    }

    /** The assessments that titles require, always in the same order. */
    List<String> required() {
        return requiring.keySet().stream().sorted().toList();
    }

    /** The titles that require an assessment. */
    List<String> titles(String assessment) {
        return requiring.getOrDefault(assessment, List.of());
    }
}
