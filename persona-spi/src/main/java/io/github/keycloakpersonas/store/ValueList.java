package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many values in a query, each as a parameter of its own. Hibernate translates a query whose parameter is a list anew
 * each time, which takes longer than its execution in the database. A query with this list is translated only once for
 * each power of two of values.
 */
final class ValueList {

    /** The placeholder for the list in the text of a query. */
    private static final String PLACE = "(:values)";

    /**
     * The highest number of values. Longer lists are rare. They are passed as one parameter, because Oracle accepts at
     * most a thousand values, and Hibernate can work around this.
     */
    private static final int MOST = 512;

    private final List<String> values;

    private ValueList(Collection<String> values) {
        this.values = List.copyOf(values);
    }

    /**
     * A query for some values.
     *
     * @param text the query, with {@code (:values)} in the place of the values
     * @param values the values, at least one
     */
    static <T> TypedQuery<T> query(EntityManager em, String text, Class<T> type, Collection<String> values) {
        return values.size() > MOST
                ? em.createQuery(text, type).setParameter("values", values)
                : new ValueList(values).query(em, text, type);
    }

    private <T> TypedQuery<T> query(EntityManager em, String text, Class<T> type) {
        int length = padded(values.size());
        String names =
                IntStream.range(0, length).mapToObj(i -> ":value" + i).collect(Collectors.joining(",", "(", ")"));
        TypedQuery<T> query = em.createQuery(text.replace(PLACE, names), type);
        for (int i = 0; i < length; i++) {
            query.setParameter("value" + i, values.get(Math.min(i, values.size() - 1)));
        }
        return query;
    }

    /** How many parameters stand for so many values: a power of two, so that there are few different queries. */
    static int padded(int values) {
        return Integer.highestOneBit(Math.max(1, values * 2 - 1));
    }
}
