package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewStore;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** Orders the mails about a review, in the transaction that they tell of. Where a realm sends none, nothing is asked. */
final class ReviewNotices {

    private final PersonaProvider personas;
    private final KeycloakSession session;

    ReviewNotices(KeycloakSession session) {
        this.session = session;
        this.personas = session.getProvider(PersonaProvider.class);
    }

    /** Reviewers can decide from now on. */
    void opened(Review review) {
        toReviewers(review, "opened", "opened");
    }

    /**
     * A review is about to end. Where its end was moved, that is told anew.
     *
     * @param days the reminder that it is
     */
    void reminder(Review review, int days) {
        toReviewers(review, "reminder", "reminder:" + days + ":" + review.plan().dueAt());
    }

    /** Decisions are carried out. */
    void closed(Review review) {
        String creator = review.createdBy();
        if (creator != null && isWanted() && store().usernames(List.of(creator)).containsKey(creator)) {
            mails().add(new MailOrder(
                    MailKind.REVIEWS,
                    review.id() + ":closed",
                    creator,
                    subjects(review, "closed", review.progress().total(), "admin")));
        }
    }

    private void toReviewers(Review review, String what, String key) {
        List<String> reviewers = review.plan().reviewers().userIds();
        if (reviewers.isEmpty() || !isWanted()) {
            return;
        }
        for (String reviewer : reviewers) {
            int open = store().openFor(review.id(), reviewer);
            if (open > 0) {
                mails().add(new MailOrder(
                        MailKind.REVIEWS, review.id() + ":" + key, reviewer, subjects(review, what, open, "account")));
            }
        }
    }

    private static Map<String, String> subjects(Review review, String what, int items, String console) {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("review", review.id());
        subjects.put("what", what);
        subjects.put("name", review.plan().name());
        subjects.put("due", review.plan().dueAt().toString());
        subjects.put("items", String.valueOf(items));
        subjects.put("console", console);
        return subjects;
    }

    private boolean isWanted() {
        return personas.schema(session.getContext().getRealm())
                .capabilities()
                .mails()
                .reviews();
    }

    private Mails mails() {
        return personas.mails(session.getContext().getRealm());
    }

    private ReviewStore store() {
        return personas.reviews(session.getContext().getRealm()).store();
    }
}
