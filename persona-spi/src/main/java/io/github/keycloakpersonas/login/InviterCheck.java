package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.circle.Charge;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.circle.Stewardship;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Inviter;
import io.github.keycloakpersonas.persona.Personas;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Whether somebody who has invited another one may still do so when that is accepted. */
final class InviterCheck {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Personas personas;

    InviterCheck(KeycloakSession session, RealmModel realm, Personas personas) {
        this.session = session;
        this.realm = realm;
        this.personas = personas;
    }

    /** @param guest the id of the user who accepts */
    boolean permits(Invitation invitation, String guest, Instant now) {
        Inviter inviter = invitation.inviter();
        RealmModel home = session.realms().getRealm(inviter.realmId());
        UserModel user = home == null ? null : session.users().getUserById(home, inviter.userId());
        if (home == null || user == null || !user.isEnabled()) {
            return false;
        }
        String mandate = inviter.mandate();
        return mandate == null ? mayManageUsers(home, user) : mayManage(mandate, invitation, guest, now);
    }

    private boolean mayManageUsers(RealmModel home, UserModel administrator) {
        boolean isOfRealm = home.getId().equals(realm.getId());
        return has(administrator, realm.getMasterAdminClient())
                || (isOfRealm && has(administrator, realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)));
    }

    private static boolean has(UserModel administrator, @Nullable ClientModel management) {
        RoleModel role = management == null ? null : management.getRole(AdminRoles.MANAGE_USERS);
        return role != null && administrator.hasRole(role);
    }

    private boolean mayManage(String mandate, Invitation invitation, String guest, Instant now) {
        String steward = invitation.inviter().userId();
        Charge charge =
                new Charge(guest, invitation.offer().title(), invitation.offer().circle());
        Optional<Mandate> acting = personas.store()
                .byId(mandate)
                .map(persona -> persona.under(personas.schema()))
                .filter(persona -> persona.userId().equals(steward))
                .filter(persona -> persona.isActiveAt(now))
                .filter(personas::isMember)
                .map(persona -> new Mandate(persona.id(), persona.title(), persona.circle()));
        return acting.flatMap(
                        one -> new Stewardship(personas.schema(), steward, List.of(one), Map.of()).mandate(charge))
                .isPresent();
    }
}
