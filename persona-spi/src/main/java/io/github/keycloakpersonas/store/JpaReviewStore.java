package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.review.DueReview;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.ItemFilter;
import io.github.keycloakpersonas.review.OpenItems;
import io.github.keycloakpersonas.review.Outcome;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewItem;
import io.github.keycloakpersonas.review.ReviewProgress;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.ReviewStore;
import io.github.keycloakpersonas.review.Reviewer;
import io.github.keycloakpersonas.review.Reviewers;
import io.github.keycloakpersonas.review.Verdict;
import io.github.keycloakpersonas.schema.AttributeValues;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One realm's reviews in Keycloak's database. */
final class JpaReviewStore implements ReviewStore {

    private final EntityManager em;
    private final String realmId;
    private final ReviewFreeze freeze;
    private final ReviewItemSearch search;

    JpaReviewStore(ReviewItemSearch search, ReviewFreeze freeze) {
        this.em = search.em();
        this.realmId = search.realmId();
        this.freeze = freeze;
        this.search = search;
    }

    /** Reviews of all realms that the server has something to do with. */
    static List<DueReview> due(EntityManager em, Instant now, int max) {
        return em.createQuery(
                        "select new " + DueReview.class.getName() + "(r.realmId, r.id) from PersonaReviewEntity r"
                                + " where r.nextAt <= :now order by r.nextAt, r.id",
                        DueReview.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    @Override
    public void insert(Review review) {
        em.persist(new PersonaReviewEntity(realmId, review, review.createdAt()));
        review.plan()
                .reviewers()
                .userIds()
                .forEach(user -> em.persist(new PersonaReviewerEntity(realmId, review.id(), user)));
        em.flush();
    }

    @Override
    public Optional<Review> find(String id) {
        return row(id).map(this::review);
    }

    @Override
    public Optional<Review> lock(String id) {
        Optional<PersonaReviewEntity> known = row(id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        // What was read before may have changed since, or be gone.
        em.detach(known.get());
        search.locked();
        return SettingsTable.tried(() -> em.createQuery(
                        "select r from PersonaReviewEntity r where r.realmId = :realmId and r.id = :id",
                        PersonaReviewEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(this::review));
    }

    @Override
    public void update(Review review, @Nullable Instant doneUntil) {
        row(review.id()).orElseThrow().take(review, doneUntil);
        em.flush();
    }

    @Override
    public void delete(String id) {
        ReviewRemoval.ofReview(em, id);
    }

    @Override
    public List<Review> list(List<ReviewState> states, @Nullable Reviewer reviewer, int first, int max) {
        TypedQuery<PersonaReviewEntity> query = em.createQuery(
                        "select r from PersonaReviewEntity r where r.realmId = :realmId"
                                + (states.isEmpty() ? "" : " and r.state in (:states)")
                                + (reviewer == null ? "" : " and " + decidedBy(reviewer))
                                + " order by r.createdAt desc, r.id",
                        PersonaReviewEntity.class)
                .setParameter("realmId", realmId)
                .setFirstResult(first)
                .setMaxResults(max);
        if (!states.isEmpty()) {
            query.setParameter("states", states.stream().map(ReviewState::word).toList());
        }
        if (reviewer != null) {
            query.setParameter("user", reviewer.userId());
            if (!reviewer.managed().isEmpty()) {
                query.setParameter("stewards", Reviewers.Who.STEWARDS.word());
                new ManagedItems(reviewer).bind(query);
            }
        }
        List<PersonaReviewEntity> rows = query.getResultList();
        Map<String, List<String>> listedOf = reviewers(rows.stream()
                .filter(PersonaReviewEntity::isListed)
                .map(row -> row.id)
                .toList());
        return rows.stream()
                .map(row -> row.review(listedOf.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static String decidedBy(Reviewer reviewer) {
        String listed = "exists (select 1 from PersonaReviewerEntity l where l.reviewId = r.id and l.userId = :user)";
        return reviewer.managed().isEmpty()
                ? listed
                : "(" + listed + " or (r.reviewers = :stewards and exists (select 1 from PersonaItemEntity i"
                        + " where i.reviewId = r.id and " + new ManagedItems(reviewer).condition() + ")))";
    }

    @Override
    public Map<String, String> usernames(Collection<String> ids) {
        return search.usernames(ids);
    }

    @Override
    public Optional<Integer> freeze(Review review, int max) {
        return freeze.next(row(review.id()).orElseThrow(), review, max);
    }

    @Override
    public List<ReviewItem> items(String reviewId, ItemFilter filter, int after, int max) {
        return search.find(reviewId, filter, after, max);
    }

    @Override
    public List<ReviewItem> items(String reviewId, Collection<String> ids) {
        return search.find(reviewId, ids);
    }

    @Override
    public int openFor(String reviewId, String reviewer) {
        return new ReviewFigures(em).openFor(reviewId, reviewer);
    }

    @Override
    public List<OpenItems> open(String reviewId) {
        return new ReviewFigures(em).open(reviewId);
    }

    @Override
    public List<OpenItems> openOf(String reviewId, Collection<String> owners) {
        return new ReviewFigures(em).openOf(reviewId, owners);
    }

    @Override
    public Map<String, ReviewProgress> progress(Collection<String> reviewIds, Reviewer reviewer) {
        return new ReviewFigures(em).progress(reviewIds, reviewer);
    }

    @Override
    public List<FoundItem> found(List<ReviewItem> items) {
        return search.found(items);
    }

    @Override
    public void decide(Collection<String> ids, Verdict verdict) {
        if (ids.isEmpty()) {
            return;
        }
        Instant end = verdict.validTill();
        Instant at = verdict.at();
        em.createQuery("update PersonaItemEntity i set i.decision = :decision, i.reason = :reason, i.newTill = :till,"
                        + " i.decidedBy = :by, i.decidedAt = :at where i.id in (:ids)")
                .setParameter("decision", verdict.decision().word())
                .setParameter("reason", verdict.reason())
                .setParameter("till", end == null ? null : end.toEpochMilli())
                .setParameter("by", verdict.by())
                .setParameter("at", at == null ? null : at.toEpochMilli())
                .setParameter("ids", ids)
                .executeUpdate();
    }

    @Override
    public void close(Collection<String> ids, Outcome outcome) {
        if (!ids.isEmpty()) {
            em.createQuery(
                            "update PersonaItemEntity i set i.outcome = :word, i.outcomeReason = :reason where i.id in (:ids)")
                    .setParameter("word", outcome.word())
                    .setParameter("reason", outcome.reason())
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    @Override
    public int closedUpTo(String reviewId) {
        return row(reviewId).orElseThrow().closedTo;
    }

    @Override
    public void closedUpTo(String reviewId, int number) {
        row(reviewId).orElseThrow().closedTo = number;
        em.flush();
    }

    private Optional<PersonaReviewEntity> row(String id) {
        return AttributeValues.isPlainText(id)
                ? Optional.ofNullable(em.find(PersonaReviewEntity.class, id)).filter(row -> row.realmId.equals(realmId))
                : Optional.empty();
    }

    private Review review(PersonaReviewEntity row) {
        return row.review(row.isListed() ? reviewers(List.of(row.id)).getOrDefault(row.id, List.of()) : List.of());
    }

    private Map<String, List<String>> reviewers(List<String> reviewIds) {
        if (reviewIds.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select l.reviewId, l.userId from PersonaReviewerEntity l where l.reviewId in (:ids) order by l.userId",
                        Object[].class)
                .setParameter("ids", reviewIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }
}
