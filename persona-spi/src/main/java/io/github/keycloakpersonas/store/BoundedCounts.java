package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts several sets of rows, each no further than a bound, so that a large set costs no more than one of that size. Few
 * queries do it, whatever the number of sets. The columns that a set names should all be in one index: a database that has to
 * read the rows themselves may prefer to read the whole table, in the hope of reaching the bound early.
 */
final class BoundedCounts {

    /** So many sets are counted by one query. */
    private static final int AT_ONCE = 24;

    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

    private final EntityManager em;
    private final List<Rows> sets = new ArrayList<>();

    /**
     * A set of rows.
     *
     * @param query the rows, from the entity on, with a first column that is never null and named parameters
     * @param parameters the values of each
     * @param most how far they are counted
     */
    private record Rows(String query, Map<String, List<?>> parameters, long most) {

        /** The query with parameters that no other set has, one for each value. */
        String numbered(int number) {
            String rows = PARAMETER
                    .matcher(query)
                    .replaceAll(match -> IntStream.range(
                                    0, ValueList.padded(values(match.group(1)).size()))
                            .mapToObj(i -> ":" + name(match.group(1), number, i))
                            .collect(Collectors.joining(",")));
            return "select " + number + ", count(x.c) from (" + rows + " fetch first " + most + " rows only) x";
        }

        void bind(TypedQuery<?> query, int number) {
            parameters.forEach((parameter, values) -> IntStream.range(0, ValueList.padded(values.size()))
                    .forEach(i -> query.setParameter(
                            name(parameter, number, i), values.get(Math.min(i, values.size() - 1)))));
        }

        private List<?> values(String parameter) {
            return parameters.getOrDefault(parameter, List.of());
        }

        private static String name(String parameter, int number, int value) {
            return parameter + number + "x" + value;
        }
    }

    BoundedCounts(EntityManager em) {
        this.em = em;
    }

    /**
     * Adds a set.
     *
     * @param query as {@code select p.status as c from PersonaEntity p where p.realmId = :realmId order by p.realmId}; Hibernate
     *     wants an order, and a column that is the same in all rows takes none
     * @param parameters their values: one, or a collection of at least one
     * @param most how far to count
     * @return the place of its count
     */
    int add(String query, Map<String, ?> parameters, long most) {
        Map<String, List<?>> values = new TreeMap<>();
        parameters.forEach((name, value) ->
                values.put(name, value instanceof Collection<?> all ? List.copyOf(all) : List.of(value)));
        sets.add(new Rows(query, values, most));
        return sets.size() - 1;
    }

    /** The counts, in the order in which the sets were added. */
    List<Long> read() {
        List<Long> counts = new ArrayList<>();
        for (int first = 0; first < sets.size(); first += AT_ONCE) {
            counts.addAll(read(sets.subList(first, Math.min(first + AT_ONCE, sets.size()))));
        }
        return counts;
    }

    private List<Long> read(List<Rows> some) {
        TypedQuery<Object[]> query = em.createQuery(
                IntStream.range(0, some.size())
                        .mapToObj(i -> some.get(i).numbered(i))
                        .collect(Collectors.joining(" union all ")),
                Object[].class);
        IntStream.range(0, some.size()).forEach(i -> some.get(i).bind(query, i));
        Long[] counts = new Long[some.size()];
        query.getResultStream().forEach(row -> counts[((Number) row[0]).intValue()] = ((Number) row[1]).longValue());
        return List.of(counts);
    }
}
