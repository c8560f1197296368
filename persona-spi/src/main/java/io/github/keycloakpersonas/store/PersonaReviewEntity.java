package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.review.NoAnswer;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewPlan;
import io.github.keycloakpersonas.review.ReviewProgress;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.Reviewers;
import io.github.keycloakpersonas.review.Reviewers.Who;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_REVIEW: a review. Times are epoch milliseconds. Whoever writes locks the row. */
@Entity
@Table(name = "PERSONA_REVIEW")
class PersonaReviewEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Nationalized
    @Column(name = "NAME", length = 200, nullable = false)
    String name;

    @Nationalized
    @Column(name = "DESCRIPTION", length = 1000)
    @Nullable String description;

    /** The filter and the days of reminders as a JSON object, which no query asks for. */
    @Nationalized
    @Column(name = "CONDITIONS", nullable = false)
    String conditions;

    @Column(name = "REVIEW_STATE", length = 16, nullable = false)
    String state;

    @Column(name = "DUE_AT", nullable = false)
    long dueAt;

    /** Who decides; those who are listed are in PERSONA_REVIEWER. */
    @Column(name = "DECIDED_IN", length = 16, nullable = false, updatable = false)
    String reviewers;

    @Column(name = "ON_NO_ANSWER", length = 16, nullable = false, updatable = false)
    String onNoAnswer;

    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    @Column(name = "CREATED_BY")
    @Nullable String createdBy;

    @Column(name = "CLOSED_AT")
    @Nullable Long closedAt;

    /** When the server has something to do with it; null for never. The task that looks each minute finds it by this. */
    @Column(name = "NEXT_AT")
    @Nullable Long nextAt;

    @Column(name = "ITEMS_TOTAL", nullable = false)
    int total;

    @Column(name = "ITEMS_KEEP", nullable = false)
    int keep;

    @Column(name = "ITEMS_REVOKE", nullable = false)
    int revoke;

    @Column(name = "ITEMS_SHORTEN", nullable = false)
    int shorten;

    @Column(name = "LIST_SHA256", length = 64)
    @Nullable String sha256;

    /** Of the persona that was frozen last: when it was created; null before the first one. */
    @Column(name = "FROZEN_AT")
    @Nullable Long frozenAt;

    /** The id of the persona that was frozen last. */
    @Column(name = "FROZEN_ID", length = 36)
    @Nullable String frozenId;

    /** The number of the item up to which decisions are carried out. */
    @Column(name = "CLOSED_TO", nullable = false)
    int closedTo;

    @Column(name = "ROW_VERSION", nullable = false)
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaReviewEntity() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    PersonaReviewEntity(String realmId, Review review, Instant now) {
        this.id = review.id();
        this.realmId = realmId;
        this.reviewers = review.plan().reviewers().who().word();
        this.onNoAnswer = review.plan().onNoAnswer().word();
        this.createdAt = review.createdAt().toEpochMilli();
        this.createdBy = review.createdBy();
        take(review, now);
    }

    /**
     * Takes over what can change.
     *
     * @param doneUntil what was to be done until then is done; null if that stays as it is
     */
    final void take(Review review, @Nullable Instant doneUntil) {
        ReviewPlan plan = review.plan();
        name = plan.name();
        description = plan.description();
        conditions = ReviewConditions.write(plan);
        dueAt = plan.dueAt().toEpochMilli();
        state = review.state().word();
        Instant end = review.closedAt();
        closedAt = end == null ? null : end.toEpochMilli();
        if (doneUntil != null) {
            nextAt = review.nextAfter(doneUntil).map(Instant::toEpochMilli).orElse(null);
        }
        ReviewProgress progress = review.progress();
        total = progress.total();
        keep = progress.keep();
        revoke = progress.revoke();
        shorten = progress.shorten();
        sha256 = progress.sha256();
        version = review.version();
    }

    boolean isListed() {
        return Who.of(reviewers) == Who.LISTED;
    }

    /** @param userIds those who are listed */
    Review review(List<String> userIds) {
        ReviewConditions read = ReviewConditions.read(conditions);
        ReviewPlan plan = new ReviewPlan(
                name,
                description,
                read.filter(),
                Instant.ofEpochMilli(dueAt),
                new Reviewers(Who.of(reviewers), userIds),
                NoAnswer.of(onNoAnswer).orElse(NoAnswer.KEEP),
                read.remindDays());
        return new Review(
                id,
                plan,
                ReviewState.of(state),
                Instant.ofEpochMilli(createdAt),
                createdBy,
                closedAt == null ? null : Instant.ofEpochMilli(closedAt),
                new ReviewProgress(total, keep, revoke, shorten, sha256),
                version);
    }
}
