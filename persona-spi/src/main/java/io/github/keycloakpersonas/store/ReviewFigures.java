package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.review.Decision;
import io.github.keycloakpersonas.review.OpenItems;
import io.github.keycloakpersonas.review.ReviewProgress;
import io.github.keycloakpersonas.review.Reviewer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts personas of reviews, each time by one query. The figures of a whole review are in its row. */
final class ReviewFigures {

    private static final String OPEN =
            " count(i.id) from PersonaItemEntity i where i.reviewId = :reviewId and i.decision = :open";

    private final EntityManager em;

    ReviewFigures(EntityManager em) {
        this.em = em;
    }

    int openFor(String reviewId, String reviewer) {
        return open("select" + OPEN + " and i.userId <> :reviewer", reviewId, Long.class)
                .setParameter("reviewer", reviewer)
                .getSingleResult()
                .intValue();
    }

    List<OpenItems> open(String reviewId) {
        return open("select i.title, i.circle," + OPEN + " group by i.title, i.circle", reviewId, Object[].class)
                .getResultStream()
                .map(row -> new OpenItems("", (String) row[0], (String) row[1], (Long) row[2]))
                .toList();
    }

    List<OpenItems> openOf(String reviewId, Collection<String> owners) {
        return open(
                        "select i.userId, i.title, i.circle," + OPEN
                                + " and i.userId in (:owners) group by i.userId, i.title, i.circle",
                        reviewId,
                        Object[].class)
                .setParameter("owners", owners)
                .getResultStream()
                .map(row -> new OpenItems((String) row[0], (String) row[1], (String) row[2], (Long) row[3]))
                .toList();
    }

    private <T> TypedQuery<T> open(String text, String reviewId, Class<T> type) {
        return em.createQuery(text, type).setParameter("reviewId", reviewId).setParameter("open", Decision.OPEN.word());
    }

    Map<String, ReviewProgress> progress(Collection<String> reviewIds, Reviewer reviewer) {
        Map<String, ReviewProgress> progress = new HashMap<>();
        if (reviewIds.isEmpty()) {
            return progress;
        }
        ManagedItems managed = new ManagedItems(reviewer);
        TypedQuery<Object[]> query = em.createQuery(
                        "select i.reviewId, i.decision, count(i.id) from PersonaItemEntity i where i.reviewId in (:ids) and "
                                + managed.condition() + " group by i.reviewId, i.decision",
                        Object[].class)
                .setParameter("ids", reviewIds);
        managed.bind(query);
        query.getResultStream()
                .forEach(row -> progress.merge(
                        (String) row[0],
                        ReviewProgress.NONE.with(
                                Decision.of((String) row[1]).orElse(Decision.OPEN), ((Long) row[2]).intValue()),
                        ReviewProgress::plus));
        return progress;
    }
}
