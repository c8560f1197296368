package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.SearchText;
import io.github.keycloakpersonas.persona.State;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.models.jpa.entities.UserEntity;

/** Translates a {@link PersonaFilter} into the conditions of a query. */
final class PersonaConditions {

    private final HibernateCriteriaBuilder builder;
    private final Root<PersonaEntity> persona;
    private final CriteriaQuery<?> query;
    private final long now;
    private final OffDuty offDuty;
    private final Unassessed unassessed;
    private final List<Predicate> all = new ArrayList<>();
    private Set<String> unindexed = Set.of();

    /** @param keptOut what keeps personas from being active at that time; its schedules are not used by filters that do not ask who is active */
    PersonaConditions(
            HibernateCriteriaBuilder builder,
            Root<PersonaEntity> persona,
            CriteriaQuery<?> query,
            Instant now,
            KeptOut keptOut) {
        this.builder = builder;
        this.persona = persona;
        this.query = query;
        this.now = now.toEpochMilli();
        this.offDuty = keptOut.offDuty();
        this.unassessed = keptOut.unassessed();
    }

    /** Compares these members of the filter in a way for which no database has an index. */
    void withoutIndex(Set<String> members) {
        unindexed = members;
    }

    /**
     * The condition, as a comparison of numbers if no index may be used for it. Databases expect many rows to meet that, and
     * few to meet an equality that they know nothing about, as of a text with nothing added to it.
     */
    private Predicate on(String member, Predicate condition) {
        return unindexed.contains(member)
                ? builder.gt(builder.<Integer>selectCase().when(condition, 1).otherwise(0), 0)
                : condition;
    }

    /**
     * Adds a filter's conditions.
     *
     * @param terms what the search text of the filter stands for; not used if the filter has none
     */
    void add(PersonaFilter filter, SearchTerms terms) {
        in("title", filter.titles());
        in("circle", filter.circles().stream().map(Circle::name).toList());
        if (!filter.statuses().isEmpty()) {
            all.add(anyOf(filter.statuses().stream().map(this::readsAs)));
        }
        if (!filter.states().isEmpty()) {
            all.add(anyOf(filter.states().stream().map(this::is)));
        }
        filter.active().ifPresent(active -> all.add(active ? isActive() : builder.not(isActive())));
        filter.userIds().ifPresent(users -> all.add(users.isEmpty() ? builder.disjunction() : among("userId", users)));
        filter.expiringBefore()
                .ifPresent(end -> all.add(builder.and(readsAs(Status.ACTIVE), builder.lt(till(), end.toEpochMilli()))));
        filter.search().ifPresent(search -> all.add(matches(search, terms)));
    }

    /** Adds the condition of a part of a sorted list. */
    void add(Following part) {
        part.state().map(this::is).ifPresent(all::add);
        all.add(part.condition(builder, persona));
    }

    /** Adds another condition. */
    void add(Predicate condition) {
        all.add(condition);
    }

    /** Sets the conditions of the query. */
    void apply() {
        query.where(all.toArray(Predicate[]::new));
    }

    private void in(String member, List<String> values) {
        if (!values.isEmpty()) {
            all.add(among(member, values));
        }
    }

    private Predicate among(String member, List<String> values) {
        return on(
                member,
                values.size() == 1
                        ? builder.equal(persona.get(member), values.get(0))
                        : persona.get(member).in(values));
    }

    private Predicate readsAs(Status status) {
        return switch (status) {
            case ACTIVE -> assessed(notEnded());
            case UNASSESSED -> builder.and(notEnded(), lacks());
            case EXPIRED -> builder.and(isStored(Status.ACTIVE), TimeBound.ENDED.at(builder, persona, now));
            case PENDING, INACTIVE, SUSPENDED, REVOKED -> isStored(status);
        };
    }

    private Predicate notEnded() {
        return builder.and(isStored(Status.ACTIVE), TimeBound.NOT_ENDED.at(builder, persona, now));
    }

    private Predicate assessed(Predicate condition) {
        return unassessed.isNobody() ? condition : builder.and(condition, builder.not(lacks()));
    }

    /** The condition that the persona lacks an assessment that its title requires. */
    private Predicate lacks() {
        return builder.or(unassessed.required().stream()
                .map(name -> builder.and(
                        among("title", unassessed.titles(name)),
                        builder.not(unassessed.counts(builder, query, persona, now, name))))
                .toArray(Predicate[]::new));
    }

    private Predicate is(State state) {
        return switch (state) {
            case ACTIVE -> isActive();
            case SCHEDULED -> assessed(builder.and(isStored(Status.ACTIVE), isLater()));
            case PENDING, UNASSESSED, INACTIVE, SUSPENDED, EXPIRED, REVOKED -> readsAs(state.status());
        };
    }

    private Predicate isActive() {
        Predicate valid = builder.and(readsAs(Status.ACTIVE), TimeBound.BEGUN.at(builder, persona, now));
        return offDuty.isNobody() ? valid : builder.and(valid, isOnDuty());
    }

    private Predicate isLater() {
        Predicate notBegun = TimeBound.NOT_BEGUN.at(builder, persona, now);
        return offDuty.isNobody()
                ? notBegun
                : builder.or(
                        notBegun, builder.and(TimeBound.NOT_ENDED.at(builder, persona, now), builder.not(isOnDuty())));
    }

    /** Asks for null first, because a comparison with null is neither true nor false. */
    private Predicate isOnDuty() {
        Predicate ofTitle =
                offDuty.titles().isEmpty() ? builder.conjunction() : builder.not(among("title", offDuty.titles()));
        Predicate own = offDuty.keys().isEmpty()
                ? builder.conjunction()
                : builder.or(
                        builder.isNull(persona.get("scheduleKey")), builder.not(among("scheduleKey", offDuty.keys())));
        return builder.and(ofTitle, own);
    }

    private Predicate isStored(Status status) {
        return on("status", builder.equal(persona.get("status"), status.word()));
    }

    private Predicate matches(SearchText search, SearchTerms terms) {
        Stream.Builder<Predicate> any = Stream.builder();
        String circle = Circle.composed(search.text());
        TextMatch match = new TextMatch(builder, persona);
        any.add(builder.equal(persona.get("id"), search.text()));
        any.add(among("userId", terms.userIds()));
        if (search.about() != SearchText.About.ANYTHING) {
            named(search, match).ifPresent(any::add);
            return anyOf(any.build());
        }
        (search.atStart() ? match.atStartOfCircle(circle) : match.inCircle(circle)).forEach(any::add);
        if (!terms.titles().isEmpty()) {
            any.add(among("title", terms.titles()));
        }
        return anyOf(any.build());
    }

    /** Asks for each persona by the key of its owner, because a circle is small beside a realm. */
    private Optional<Predicate> named(SearchText search, TextMatch match) {
        if (search.about() == SearchText.About.NOTHING) {
            return Optional.empty();
        }
        Subquery<Integer> owner = query.subquery(Integer.class);
        Root<UserEntity> user = owner.from(UserEntity.class);
        Expression<String> name = search.about() == SearchText.About.USERNAME ? user.get("username") : fullName(user);
        owner.select(builder.literal(1));
        owner.where(builder.equal(user.get("id"), persona.get("userId")), anyOf(match.in(name, search.text())));
        return Optional.of(builder.exists(owner));
    }

    /** As it is shown, so that what is read on the page is found. */
    private Expression<String> fullName(Root<UserEntity> user) {
        Expression<String> first = builder.coalesce(user.get("firstName"), "");
        Expression<String> last = builder.coalesce(user.get("lastName"), "");
        return builder.concat(builder.concat(first, " "), last);
    }

    private Expression<Long> till() {
        return persona.get("validTill");
    }

    private Predicate anyOf(Stream<Predicate> conditions) {
        return builder.or(conditions.toArray(Predicate[]::new));
    }
}
