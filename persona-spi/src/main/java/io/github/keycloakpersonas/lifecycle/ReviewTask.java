package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.review.DueReview;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewState;
import io.github.keycloakpersonas.review.ReviewWork;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Freezes the lists of reviews, and closes those whose end has come. Every node looks with one query whether there is anything to
 * do; the cluster permits one run at a time. Each part of the work is a transaction that locks the review, so that a run that was
 * interrupted is continued by any node, and two at once do nothing twice.
 */
public final class ReviewTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(ReviewTask.class);
    private static final String NAME = "persona-reviews";

    /** After that, another node may begin although this one is not done, or has died. */
    private static final int TIMEOUT_SECONDS = 300;

    private static final int REVIEWS = 100;
    private static final int FROZEN = 1000;
    private static final int AGAIN_SECONDS = 3;

    private final Clock clock;

    ReviewTask(Clock clock) {
        this.clock = clock;
    }

    /** Runs once on this node, because a review was created or closed; after a run that is under way somewhere. */
    public static void soon(KeycloakSession session) {
        Executor executor = executor(session);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        executor.execute(() -> new ReviewTask(Clock.systemUTC()).runOnce(factory, executor, true));
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        if (!due(session).isEmpty()) {
            // Not in the thread of the server's timer, which would have no time for other tasks meanwhile.
            Executor executor = executor(session);
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            executor.execute(() -> runOnce(factory, executor, false));
        }
    }

    private static Executor executor(KeycloakSession session) {
        return session.getProvider(ExecutorsProvider.class).getExecutor(NAME);
    }

    private List<DueReview> due(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class).reviewsDue(clock.instant(), REVIEWS);
    }

    private void runOnce(KeycloakSessionFactory factory, Executor executor, boolean insists) {
        try {
            boolean wasRun = KeycloakModelUtils.runJobInTransactionWithResult(factory, this::attempt);
            if (!wasRun && insists) {
                CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS, executor)
                        .execute(() -> runOnce(factory, executor, true));
            }
        } catch (RuntimeException e) {
            LOGGER.warn("Reviews could not be worked on; the next run tries again", e);
        }
    }

    /** Returns whether the work was done, and not left to a run that is under way. */
    private boolean attempt(KeycloakSession session) {
        List<DueReview> reviews = due(session);
        if (reviews.isEmpty()) {
            return true;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        ClusterProvider cluster = session.getProvider(ClusterProvider.class);
        // This transaction ends here. Otherwise it would stay open during all of the work and run into its timeout.
        session.getTransactionManager().commit();
        return cluster.executeIfNotExecuted(NAME, TIMEOUT_SECONDS, () -> {
                    reviews.forEach(review -> work(new RealmRuns(factory), review));
                    return reviews.size();
                })
                .isExecuted();
    }

    private void work(RealmRuns realms, DueReview due) {
        try {
            boolean isNew = false;
            Optional<Review> prepared;
            do {
                prepared = realms.call(due.realmId(), Optional.empty(), session -> prepare(session, due.id()));
                isNew |= prepared.isPresent();
            } while (prepared.filter(review -> review.state() == ReviewState.PREPARING)
                    .isPresent());
            if (realms.call(due.realmId(), false, session -> reviewWork(session).closeDue(due.id()))) {
                new ReviewClose(realms, due).run();
            } else if (!isNew) {
                // Whoever has just heard of a review needs no reminder that would have come before it.
                realms.call(due.realmId(), false, session -> remind(session, due.id()));
            }
            ServerMeters.reviewsWorked(TaskResult.DONE);
        } catch (RuntimeException e) {
            // The failure of one review must not stop the others. The next run tries again.
            LOGGER.errorf(e, "Review %s of realm %s could not be worked on", due.id(), due.realmId());
            ServerMeters.reviewsWorked(TaskResult.FAILED);
        }
    }

    private static Optional<Review> prepare(KeycloakSession session, String id) {
        Optional<Review> prepared = reviewWork(session).prepare(id, FROZEN);
        prepared.filter(review -> review.state() == ReviewState.OPEN)
                .ifPresent(review -> new ReviewNotices(session).opened(review));
        return prepared;
    }

    private boolean remind(KeycloakSession session, String id) {
        reviewWork(session)
                .reminded(id)
                .ifPresent(review -> review.plan()
                        .reminderAt(clock.instant())
                        .ifPresent(days -> new ReviewNotices(session).reminder(review, days)));
        return true;
    }

    private static ReviewWork reviewWork(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class)
                .reviews(session.getContext().getRealm())
                .work();
    }
}
