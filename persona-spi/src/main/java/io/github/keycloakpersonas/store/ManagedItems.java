package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.review.Reviewer;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The condition that a reviewer manages a persona of a review: one of some titles in each of some circles. */
final class ManagedItems {

    private final List<Map.Entry<String, List<String>>> circles;

    ManagedItems(Reviewer reviewer) {
        this.circles = List.copyOf(reviewer.managed().entrySet());
    }

    /** As a condition on {@code i}; nothing matches for a reviewer who manages nothing. */
    String condition() {
        return IntStream.range(0, circles.size())
                .mapToObj(i -> "(i.circle = :circle" + i + " and i.title in (:titles" + i + "))")
                .collect(Collectors.joining(" or ", "(1 = 0 or ", ")"))
                .replace("(1 = 0 or )", "1 = 0");
    }

    /** Sets the parameters of that condition. */
    void bind(Query query) {
        for (int i = 0; i < circles.size(); i++) {
            query.setParameter("circle" + i, circles.get(i).getKey())
                    .setParameter("titles" + i, circles.get(i).getValue());
        }
    }

    Predicate predicate(CriteriaBuilder builder, Root<PersonaItemEntity> item) {
        return builder.or(circles.stream()
                .map(entry -> builder.and(
                        builder.equal(item.get("circle"), entry.getKey()),
                        item.get("title").in(entry.getValue())))
                .toArray(Predicate[]::new));
    }
}
