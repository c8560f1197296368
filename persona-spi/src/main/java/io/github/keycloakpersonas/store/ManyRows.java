package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one entity that are removed or changed by their ids, a limited number in each statement.
 *
 * @param entity the name of the entity, whose key is {@code id}
 * @param condition which of its rows, as a condition on {@code e}, with an order where it matters
 * @param parameters the parameters of the condition
 */
record ManyRows(EntityManager em, String entity, String condition, Map<String, ?> parameters) {

    /** The most rows of a statement. */
    private static final int TOGETHER = 1000;

    /** All rows of a realm. */
    static ManyRows ofRealm(EntityManager em, String entity, String realmId) {
        return new ManyRows(em, entity, "e.realmId = :realmId", Map.of("realmId", realmId));
    }

    /** Those of them of which a member has that value. */
    ManyRows with(String member, String value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(member, value);
        return new ManyRows(em, entity, condition + " and e." + member + " = :" + member, more);
    }

    /** Removes all of them. */
    void delete() {
        each(this::delete);
    }

    /** Removes some of them. Returns how many. */
    int delete(int max) {
        List<String> ids = ids(max);
        return ids.isEmpty() ? 0 : delete(ids);
    }

    /**
     * Gives a member of all of them another value.
     *
     * @param value one with which the condition matches a row no longer
     */
    void set(String member, @Nullable String value) {
        each(ids -> em.createQuery("update " + entity + " e set e." + member + " = :value where e.id in (:ids)")
                .setParameter("value", value)
                .setParameter("ids", ids)
                .executeUpdate());
    }

    private int delete(List<String> ids) {
        return em.createQuery("delete from " + entity + " e where e.id in (:ids)")
                .setParameter("ids", ids)
                .executeUpdate();
    }

    private void each(ToIntFunction<List<String>> work) {
        List<String> ids;
        int done;
        do {
            ids = ids(TOGETHER);
            done = ids.isEmpty() ? 0 : work.applyAsInt(ids);
            // A transaction that reads a snapshot finds what others have removed since again and again.
        } while (ids.size() == TOGETHER && done > 0);
    }

    private List<String> ids(int max) {
        TypedQuery<String> query = em.createQuery("select e.id from " + entity + " e where " + condition, String.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(max).getResultList();
    }
}
