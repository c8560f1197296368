package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.compat.Ids;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPage;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;

/** Finds a realm's personas for administrators. */
final class PersonaSearch {

    /** The highest number of users that a search text can find. */
    private static final int FOUND_USERS = 200;

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;
    private final Clock clock;

    PersonaSearch(KeycloakSession session, EntityManager em, RealmModel realm, Clock clock) {
        this.session = session;
        this.em = em;
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * A page of personas, without those whose owner cannot be found any more. One row more than wanted is read, to know
     * whether there are more.
     */
    PersonaPage find(PersonaFilter filter, PersonaOrder order, int first, int max) {
        CriteriaBuilder builder = em.getCriteriaBuilder();
        CriteriaQuery<PersonaRow> query = builder.createQuery(PersonaRow.class);
        Root<PersonaEntity> persona = query.from(PersonaEntity.class);
        query.select(builder.construct(
                PersonaRow.class, PersonaRow.MEMBERS.stream().map(persona::get).toArray(Selection[]::new)));
        restrict(query, persona, filter);
        query.orderBy(order(order)
                .map(member ->
                        order.descending() ? builder.desc(persona.get(member)) : builder.asc(persona.get(member)))
                .toArray(Order[]::new));
        List<Persona> found =
                em.createQuery(query).setFirstResult(first).setMaxResults(max + 1).getResultList().stream()
                        .map(PersonaRow::toPersona)
                        .toList();
        return new PersonaPage(owned(found.subList(0, Math.min(max, found.size()))), found.size() > max);
    }

    /** The number of personas that match the filter. */
    long count(PersonaFilter filter) {
        CriteriaBuilder builder = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = builder.createQuery(Long.class);
        Root<PersonaEntity> persona = query.from(PersonaEntity.class);
        query.select(builder.count(persona.get("id")));
        restrict(query, persona, filter);
        return em.createQuery(query).getSingleResult();
    }

    private void restrict(CriteriaQuery<?> query, Root<PersonaEntity> persona, PersonaFilter filter) {
        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) em.getCriteriaBuilder();
        PersonaConditions conditions = new PersonaConditions(builder, persona, realm.getId(), clock.instant());
        conditions.add(filter, filter.search().map(this::terms).orElse(SearchTerms.NONE));
        if (filter.permittedOnly()) {
            // Applies Keycloak's own filter for its list of users to the owner.
            Root<UserEntity> owner = query.from(UserEntity.class);
            conditions.add(builder.equal(owner.get("id"), persona.get("userId")));
            conditions.add(builder.equal(owner.get("realmId"), realm.getId()));
            AdminPermissionsSchema.SCHEMA
                    .applyAuthorizationFilters(
                            session, AdminPermissionsSchema.USERS, localUsers(), realm, builder, query, owner)
                    .forEach(conditions::add);
        }
        conditions.applyTo(query);
    }

    private PartialEvaluationStorageProvider localUsers() {
        return (PartialEvaluationStorageProvider) session.getProvider(UserProvider.class, "jpa");
    }

    /**
     * The order of the list. All columns have the same direction and are those of an index, so that the database reads
     * a page from that index.
     */
    private static Stream<String> order(PersonaOrder order) {
        return switch (order.by()) {
            case CREATED_AT -> Stream.of("createdAt", "id");
            case VALID_TILL -> Stream.of("validTill", "id");
            case TITLE -> Stream.of("title", "createdAt", "id");
            case CIRCLE -> Stream.of("circle", "createdAt", "id");
            case STATUS -> Stream.of("status", "createdAt", "id");
        };
    }

    private SearchTerms terms(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Stream<String> users = session.users()
                .searchForUserStream(realm, Map.of(UserModel.SEARCH, text), 0, FOUND_USERS)
                .map(Ids::of);
        return new SearchTerms(
                titles().filter(title -> title.toLowerCase(Locale.ROOT).contains(lower))
                        .toList(),
                Stream.concat(Stream.of(text), users).distinct().toList());
    }

    private Stream<String> titles() {
        try {
            return session.getProvider(PersonaProvider.class).schema(realm).titles().stream()
                    .map(Title::name);
        } catch (UnreadableSchemaException e) {
            // Without a readable schema, stored personas can still be found by their own columns.
            return Stream.empty();
        }
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
