package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Organizations;
import io.github.keycloakpersonas.schema.Circle;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** The enabled organizations of a realm's users; none if organizations are off in the realm or on the server. */
record KeycloakOrganizations(KeycloakSession session, RealmModel realm) implements Organizations {

    @Override
    public Set<Circle> of(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || !areOn()) {
            return Set.of();
        }
        return session.getProvider(OrganizationProvider.class)
                .getByMember(user)
                .filter(OrganizationModel::isEnabled)
                .map(organization -> new Circle(organization.getAlias()))
                .collect(Collectors.toSet());
    }

    /** Whether an enabled organization has that alias. */
    boolean has(Circle alias) {
        OrganizationModel found =
                areOn() ? session.getProvider(OrganizationProvider.class).getByAlias(alias.name()) : null;
        return found != null && found.isEnabled();
    }

    private boolean areOn() {
        return realm.isOrganizationsEnabled() && Profile.isFeatureEnabled(Profile.Feature.ORGANIZATION);
    }
}
