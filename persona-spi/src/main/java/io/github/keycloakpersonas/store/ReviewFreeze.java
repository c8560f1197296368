package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.review.Review;
import io.github.keycloakpersonas.review.ReviewFilter;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Copies the personas of a review into its list, the oldest first, a part at a time. */
final class ReviewFreeze {

    private static final PersonaOrder OLDEST_FIRST = new PersonaOrder(PersonaOrder.By.CREATED_AT, false);

    private final EntityManager em;
    private final PersonaSearch search;

    ReviewFreeze(EntityManager em, PersonaSearch search) {
        this.em = em;
        this.search = search;
    }

    /** The next part. Returns its length; empty after the last one. */
    Optional<Integer> next(PersonaReviewEntity row, Review review, int max) {
        PersonaFilter filter = filter(review.plan().filter());
        String last = row.frozenId;
        Long lastAt = row.frozenAt;
        if (last != null && lastAt == null) {
            return Optional.empty();
        }
        PersonaPage page = last == null || lastAt == null
                ? search.find(filter, OLDEST_FIRST, 0, max)
                : search.findAfter(
                        filter,
                        new PersonaPosition(OLDEST_FIRST, Optional.empty(), Instant.ofEpochMilli(lastAt), last),
                        max);
        List<Persona> personas = page.personas().stream()
                .map(OwnedPersona::persona)
                .filter(persona -> !persona.revision().createdAt().isAfter(review.createdAt()))
                .toList();
        int number = review.progress().total();
        for (Persona persona : personas) {
            em.persist(new PersonaItemEntity(row.realmId, row.id, ++number, persona));
        }
        boolean isWhole = personas.size() == page.personas().size();
        row.frozenId = page.last().map(PersonaPosition::id).orElse("-");
        row.frozenAt = page.last()
                .filter(position -> isWhole)
                .map(position -> position.time().toEpochMilli())
                .orElse(null);
        em.flush();
        return Optional.of(personas.size());
    }

    private static PersonaFilter filter(ReviewFilter filter) {
        return PersonaFilter.of(
                filter.titles(),
                filter.circles().stream().map(Circle::new).toList(),
                filter.statuses().stream()
                        .flatMap(word -> Status.of(word).stream())
                        .toList());
    }
}
