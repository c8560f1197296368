package io.github.keycloakpersonas.store;

import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;

/** Restricts a query to owners whom the administrator may view, by Keycloak's own filter for its list of users. */
final class PermittedOwners {

    private PermittedOwners() {}

    /**
     * The conditions on the owners, who are added to the query.
     *
     * @throws IllegalStateException if the session does not know its administrator, for whom Keycloak would filter nothing
     */
    static List<Predicate> of(
            KeycloakSession session,
            RealmModel realm,
            HibernateCriteriaBuilder builder,
            CriteriaQuery<?> query,
            Expression<?> userId) {
        if (session.getContext().getUser() == null) {
            throw new IllegalStateException("The session does not know whose permissions to apply");
        }
        Root<UserEntity> owner = query.from(UserEntity.class);
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(builder.equal(owner.get("id"), userId));
        conditions.add(builder.equal(owner.get("realmId"), realm.getId()));
        PartialEvaluationStorageProvider localUsers =
                (PartialEvaluationStorageProvider) session.getProvider(UserProvider.class, "jpa");
        conditions.addAll(AdminPermissionsSchema.SCHEMA.applyAuthorizationFilters(
                session, AdminPermissionsSchema.USERS, localUsers, realm, builder, query, owner));
        return conditions;
    }
}
