package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds a realm's personas for administrators. */
final class PersonaSearch {

    /**
     * What a list is asked for, the same for all its queries.
     *
     * @param terms what the filter's search text stands for
     * @param way how they are read
     * @param now the time at which personas are what they are
     * @param keptOut the schedules that are closed then, if the list depends on it, and the assessments that titles require
     */
    private record Wanted(PersonaFilter filter, SearchTerms terms, FewOfCircle.Way way, Instant now, KeptOut keptOut) {

        /** The same of these personas. */
        private Wanted of(List<String> ids) {
            return new Wanted(filter, terms, FewOfCircle.Way.by(ids), now, keptOut);
        }
    }

    private final KeycloakSession session;
    private final RealmRows personas;
    private final EntityManager em;
    private final RealmModel realm;
    private final Clock clock;

    PersonaSearch(KeycloakSession session, RealmRows personas, RealmModel realm, Clock clock) {
        this.session = session;
        this.personas = personas;
        this.em = personas.em();
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * A page of personas, without those whose owner cannot be found any more. One row more than wanted is read, to know
     * whether there are more.
     */
    PersonaPage find(PersonaFilter filter, PersonaOrder order, int first, int max) {
        return page(Following.ofBeginning(order), filter, order, first, max);
    }

    /**
     * The page after a position. A first query finds the personas that equal the position in all but the last member
     * that the list is sorted by, and further queries find those that equal it in fewer. Each of them reads a range of
     * an index. No database does this for a single condition with "or", and not all databases can compare rows.
     */
    PersonaPage findAfter(PersonaFilter filter, PersonaPosition position, int max) {
        return page(Following.of(position), filter, position.order(), 0, max);
    }

    private PersonaPage page(List<Following> parts, PersonaFilter filter, PersonaOrder order, int first, int max) {
        FewOfCircle.Way way = new FewOfCircle(em, realm.getId()).of(filter, order);
        if (way.findsNothing()) {
            return new PersonaPage(List.of(), Optional.empty());
        }
        Wanted wanted = wanted(filter, way, order.by() == PersonaOrder.By.STATUS);
        List<Persona> found = new ArrayList<>();
        long skipped = first;
        for (Following part : parts) {
            if (found.size() > max || !part.state().map(filter::admits).orElse(true)) {
                continue;
            }
            List<Persona> rows = rows(wanted, order, part, Math.toIntExact(skipped), max + 1 - found.size());
            // What is skipped of a part without rows beyond is all of it.
            skipped = rows.isEmpty() && skipped > 0 && parts.size() > 1 ? skipped - count(wanted, part) : 0;
            found.addAll(rows);
        }
        boolean hasMore = found.size() > max;
        return new PersonaPage(
                owned(hasMore ? found.subList(0, max) : found),
                hasMore ? Optional.of(PersonaPosition.of(found.get(max - 1), order, wanted.now())) : Optional.empty());
    }

    private List<Persona> rows(Wanted wanted, PersonaOrder order, Following part, int first, int max) {
        if (wanted.way().isSortedFirst()) {
            List<String> ids = sorted(String.class, persona -> persona.get("id"), wanted, order, part)
                    .setFirstResult(first)
                    .setMaxResults(max)
                    .getResultList();
            return ids.isEmpty() ? List.of() : rows(wanted.of(ids), order, part, 0, max);
        }
        return personas.personas(sorted(PersonaRow.class, this::row, wanted, order, part)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList());
    }

    private Selection<PersonaRow> row(Root<PersonaEntity> persona) {
        return em.getCriteriaBuilder()
                .construct(
                        PersonaRow.class,
                        PersonaRow.MEMBERS.stream().map(persona::get).toArray(Selection[]::new));
    }

    private <T> TypedQuery<T> sorted(
            Class<T> type,
            Function<Root<PersonaEntity>, Selection<T>> selection,
            Wanted wanted,
            PersonaOrder order,
            Following part) {
        CriteriaBuilder builder = em.getCriteriaBuilder();
        CriteriaQuery<T> query = builder.createQuery(type);
        Root<PersonaEntity> persona = query.from(PersonaEntity.class);
        query.select(selection.apply(persona));
        restrict(query, persona, wanted, part);
        query.orderBy(Following.members(order)
                .map(member -> place(builder, persona, member, wanted.way()))
                .map(place -> order.descending() ? builder.desc(place) : builder.asc(place))
                .toArray(Order[]::new));
        return em.createQuery(query);
    }

    /** What is sorted first is sorted by what no index has, since the database would read that of all ends in the realm. */
    private static Expression<?> place(
            CriteriaBuilder builder, Root<PersonaEntity> persona, String member, FewOfCircle.Way way) {
        return way.isSortedFirst() && member.equals("validTill")
                ? builder.sum(persona.<Long>get(member), 0L)
                : persona.get(member);
    }

    /** The number of personas that match the filter, counted no further than to a number, unless that is {@link PersonaProvider#ALL}. */
    long count(PersonaFilter filter, int most) {
        if (most == PersonaProvider.ALL) {
            return count(wanted(filter, FewOfCircle.Way.ANY, false), Following.ALL);
        }
        CriteriaQuery<Integer> query = em.getCriteriaBuilder().createQuery(Integer.class);
        Root<PersonaEntity> persona = query.from(PersonaEntity.class);
        query.select(em.getCriteriaBuilder().literal(1));
        restrict(query, persona, wanted(filter, FewOfCircle.Way.ANY, false), Following.ALL);
        return em.createQuery(query).setMaxResults(most).getResultList().size();
    }

    private long count(Wanted wanted, Following part) {
        CriteriaBuilder builder = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = builder.createQuery(Long.class);
        Root<PersonaEntity> persona = query.from(PersonaEntity.class);
        query.select(builder.count(persona.get("id")));
        restrict(query, persona, wanted, part);
        return em.createQuery(query).getSingleResult();
    }

    private Wanted wanted(PersonaFilter filter, FewOfCircle.Way way, boolean byState) {
        Instant now = clock.instant();
        boolean asksWhoIsActive =
                byState || filter.active().isPresent() || !filter.states().isEmpty();
        return new Wanted(
                filter,
                filter.search()
                        .map(text -> SearchTerms.of(text, session.users(), realm, personas.schema()))
                        .orElse(SearchTerms.NONE),
                way,
                now,
                asksWhoIsActive ? personas.keptOut(now) : new KeptOut(OffDuty.NOBODY, personas.unassessed()));
    }

    private void restrict(CriteriaQuery<?> query, Root<PersonaEntity> persona, Wanted wanted, Following part) {
        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) em.getCriteriaBuilder();
        PersonaConditions conditions = new PersonaConditions(builder, persona, query, wanted.now(), wanted.keptOut());
        conditions.withoutIndex(wanted.way().unindexed());
        conditions.add(builder.equal(persona.get("realmId"), realm.getId()));
        conditions.add(wanted.filter(), wanted.terms());
        conditions.add(part);
        wanted.way().ids().ifPresent(ids -> conditions.add(persona.get("id").in(ids)));
        if (wanted.filter().permittedOnly()) {
            PermittedOwners.of(session, realm, builder, query, persona.get("userId"))
                    .forEach(conditions::add);
        }
        conditions.apply();
    }

    private List<OwnedPersona> owned(List<Persona> page) {
        Map<String, OwnerName> owners = new UserDirectory(session, em, realm)
                .byId(page.stream().map(Persona::userId).distinct().toList());
        return page.stream()
                .flatMap(persona -> Optional.ofNullable(owners.get(persona.userId()))
                        .map(OwnerName::username)
                        .map(username -> new OwnedPersona(persona, username))
                        .stream())
                .toList();
    }
}
