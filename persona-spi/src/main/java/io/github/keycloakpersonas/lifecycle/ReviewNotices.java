package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.mailing.Stewards;
import io.github.keycloakpersonas.review.OpenItems;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewStore;
import io.github.keycloakpersonas.review.Reviewers;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Orders the mails about a review, in the transaction that they tell of. Where a realm sends none, nothing is asked. */
final class ReviewNotices {

    private static final Clock CLOCK = Clock.systemUTC();

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
        Reviewers reviewers = review.plan().reviewers();
        if (reviewers.who() == Reviewers.Who.ADMINISTRATORS || !isWanted()) {
            return;
        }
        Map<String, Long> open = reviewers.who() == Reviewers.Who.STEWARDS
                ? openOfStewards(review.id())
                : openOf(review.id(), reviewers.userIds());
        List<MailOrder> orders = new ArrayList<>();
        open.forEach((reviewer, number) -> {
            if (number > 0) {
                orders.add(new MailOrder(
                        MailKind.REVIEWS,
                        review.id() + ":" + key,
                        reviewer,
                        subjects(review, what, number.intValue(), "account")));
            }
        });
        mails().addAll(orders);
    }

    private Map<String, Long> openOf(String review, List<String> reviewers) {
        Map<String, Long> open = new LinkedHashMap<>();
        reviewers.forEach(reviewer -> open.put(reviewer, (long) store().openFor(review, reviewer)));
        return open;
    }

    /** What each steward has to decide about; nobody decides about own personas. */
    private Map<String, Long> openOfStewards(String review) {
        List<Waiting> open = store().open(review).stream()
                .map(items -> new Waiting(items.title(), items.circle(), items.count()))
                .toList();
        Map<String, Set<Waiting>> stewards =
                new Stewards(personas, session.getContext().getRealm()).of(open, CLOCK.instant());
        Map<String, Long> numbers = new LinkedHashMap<>();
        stewards.forEach((user, managed) ->
                numbers.put(user, managed.stream().mapToLong(Waiting::count).sum()));
        if (!stewards.isEmpty()) {
            for (OpenItems own : store().openOf(review, stewards.keySet())) {
                boolean counted = stewards.getOrDefault(own.userId(), Set.of()).stream()
                        .anyMatch(each -> each.title().equals(own.title())
                                && each.circle().equals(own.circle()));
                numbers.merge(own.userId(), counted ? -own.count() : 0L, Long::sum);
            }
        }
        return numbers;
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
