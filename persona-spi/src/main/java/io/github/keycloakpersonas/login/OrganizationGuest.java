package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.InvitationRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * What somebody who is invited is to the organization whose circle it is. Both are null for a member, and where circles are no organizations.
 *
 * @param joins the organization that the account becomes a member of by accepting
 * @param refusal why it cannot accept
 */
record OrganizationGuest(
        @Nullable OrganizationModel joins, @Nullable Refusal refusal) {

    private static final OrganizationGuest MEMBER = new OrganizationGuest(null, null);

    static OrganizationGuest of(KeycloakSession session, Invitation invitation, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        PersonaSchema schema = session.getProvider(PersonaProvider.class).schema(realm);
        if (schema.circles().source() != CircleRule.Source.ORGANIZATIONS) {
            return MEMBER;
        }
        if (!realm.isOrganizationsEnabled() || !Profile.isFeatureEnabled(Profile.Feature.ORGANIZATION)) {
            return refused(Refusal.IMPOSSIBLE);
        }
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        Circle circle = invitation.offer().circle();
        boolean isMember = organizations
                .getByMember(user)
                .filter(OrganizationModel::isEnabled)
                .anyMatch(one -> new Circle(one.getAlias()).equals(circle));
        if (isMember) {
            return MEMBER;
        }
        OrganizationModel organization = organizations.getByAlias(circle.name());
        if (organization == null || !organization.isEnabled()) {
            return refused(Refusal.IMPOSSIBLE);
        }
        return stranger(organization, user, schema.capabilities().invitations().organizations());
    }

    private static OrganizationGuest stranger(
            OrganizationModel organization, UserModel user, InvitationRule.Organizations rule) {
        boolean joins = switch (rule) {
            case MEMBERS -> false;
            case DOMAINS ->
                user.isEmailVerified()
                        && organization
                                .getDomains()
                                .anyMatch(domain -> MailDomain.has(user.getEmail(), domain.getName()));
            case JOIN -> true;
        };
        return joins ? new OrganizationGuest(organization, null) : refused(Refusal.NOT_A_MEMBER);
    }

    private static OrganizationGuest refused(Refusal why) {
        return new OrganizationGuest(null, why);
    }

    /** Makes a member of who becomes one, as Keycloak's own invitations do: an unmanaged one, who stays when an identity provider goes. */
    void enter(KeycloakSession session, UserModel user) {
        if (joins != null) {
            session.getProvider(OrganizationProvider.class).addMember(joins, user);
        }
    }
}
