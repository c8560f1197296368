package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.review.CloseAction;
import io.github.keycloakpersonas.review.DueReview;
import io.github.keycloakpersonas.review.FoundItem;
import io.github.keycloakpersonas.review.Outcome;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewWork.Closing;
import io.github.keycloakpersonas.review.ReviewedPersona;
import io.github.keycloakpersonas.review.Reviews;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Carries the decisions of one review out, a part in each transaction. */
final class ReviewClose {

    private static final Logger LOGGER = Logger.getLogger(ReviewClose.class);
    private static final int TOGETHER = 100;

    private final RealmRuns realms;
    private final DueReview review;

    ReviewClose(RealmRuns realms, DueReview review) {
        this.realms = realms;
        this.review = review;
    }

    /** Goes on until nothing is left. What fails because of concurrent changes is left to the next run. */
    void run() {
        boolean hasMore;
        do {
            hasMore = together();
        } while (hasMore);
    }

    private boolean together() {
        try {
            return part(TOGETHER, Carried::carryOut);
        } catch (RuntimeException e) {
            LOGGER.debugf(e, "A part of review %s is closed one by one", review.id());
            boolean hasMore = true;
            for (int i = 0; hasMore && i < TOGETHER; i++) {
                hasMore = alone();
            }
            return hasMore;
        }
    }

    private boolean alone() {
        try {
            return part(1, Carried::carryOut);
        } catch (RuntimeException e) {
            String word = word(e);
            return part(1, (carried, found) -> Outcome.failed(word));
        }
    }

    /** What is wrong, for the evidence. Throws what passes by itself. */
    private String word(RuntimeException e) {
        if (e instanceof PersonaFailure failure && failure.kind() != PersonaFailure.Kind.BUSY) {
            return failure.kind().name().toLowerCase(Locale.ROOT);
        }
        boolean passes = e instanceof PersonaFailure
                || realms.call(
                        review.realmId(),
                        true,
                        session -> session.getProvider(PersonaProvider.class)
                                .database()
                                .troubleOf(e)
                                .isPresent());
        if (passes) {
            throw e;
        }
        LOGGER.errorf(e, "A persona of review %s could not be changed", review.id());
        return "error";
    }

    /** How one persona is dealt with. */
    private interface Step {

        /** Returns what has come of it. */
        Outcome apply(Carried carried, FoundItem found);
    }

    private boolean part(int size, Step step) {
        return realms.call(review.realmId(), false, session -> {
            PersonaProvider personas = session.getProvider(PersonaProvider.class);
            Reviews reviews = personas.reviews(session.getContext().getRealm());
            Closing closing = reviews.work().closing(review.id(), size);
            Review current = closing.review();
            if (current == null) {
                return false;
            }
            if (closing.items().isEmpty()) {
                ReviewEvents.closed(session, current);
                new ReviewNotices(session).closed(current);
                return false;
            }
            Carried carried = new Carried(session, personas, current, closing.items());
            Map<Outcome, List<String>> outcomes = new HashMap<>();
            // In the order in which an import locks users, too.
            List<FoundItem> byUser = closing.items().stream()
                    .sorted(Comparator.comparing(found -> found.item().frozen().userId()))
                    .toList();
            for (FoundItem found : byUser) {
                outcomes.computeIfAbsent(step.apply(carried, found), outcome -> new ArrayList<>())
                        .add(found.item().id());
            }
            outcomes.forEach((outcome, ids) -> reviews.store().close(ids, outcome));
            reviews.store()
                    .closedUpTo(
                            review.id(),
                            closing.items()
                                    .get(closing.items().size() - 1)
                                    .item()
                                    .number());
            return true;
        });
    }

    /** A part of a close in its transaction. */
    private static final class Carried {

        private final KeycloakSession session;
        private final PersonaProvider provider;
        private final Review review;
        private final Map<String, Persona> found;

        Carried(KeycloakSession session, PersonaProvider provider, Review review, List<FoundItem> items) {
            this.session = session;
            this.provider = provider;
            this.review = review;
            this.found = personas(Author.SERVER).store().byKeys(keys(review, items)).stream()
                    .collect(Collectors.toMap(Persona::id, Function.identity()));
        }

        private static List<PersonaKey> keys(Review review, List<FoundItem> items) {
            return items.stream()
                    .filter(item -> changes(action(review, item)))
                    .map(FoundItem::present)
                    .filter(Objects::nonNull)
                    .map(persona -> new PersonaKey(persona.userId(), persona.title(), new Circle(persona.circle())))
                    .toList();
        }

        private static CloseAction action(Review review, FoundItem found) {
            return CloseAction.of(found.item(), review.plan().onNoAnswer(), found.present());
        }

        private static boolean changes(CloseAction action) {
            return switch (action) {
                case REVOKE, SUSPEND, SHORTEN -> true;
                case NONE, GONE, OTHER_MANDATE -> false;
            };
        }

        Outcome carryOut(FoundItem item) {
            return switch (action(review, item)) {
                case NONE -> Outcome.DONE;
                case GONE -> Outcome.GONE;
                case OTHER_MANDATE -> Outcome.failed("other_mandate");
                case REVOKE -> changed(item, PersonaChange.NONE.withStatus(Status.REVOKED));
                case SUSPEND -> changed(item, PersonaChange.NONE.withStatus(Status.SUSPENDED));
                case SHORTEN ->
                    changed(
                            item,
                            PersonaChange.NONE.withValidTill(
                                    Objects.requireNonNull(item.item().verdict().validTill())));
            };
        }

        private Outcome changed(FoundItem item, PersonaChange change) {
            ReviewedPersona present = item.present();
            Persona persona = present == null ? null : found.get(present.id());
            if (persona == null) {
                return Outcome.GONE;
            }
            String by = item.item().verdict().by();
            Personas personas = personas(new Author(by, Door.REVIEW));
            Persona changed = personas.update(Actor.ADMINISTRATOR, persona, change, version -> true);
            ReviewEvents.changed(session, by, changed, personas.schema());
            return Outcome.DONE;
        }

        private Personas personas(Author author) {
            provider.changedBy(author);
            return provider.personas(session.getContext().getRealm());
        }
    }
}
