package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailReason;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Somebody who is to get a mail. */
record Recipient(RealmModel realm, UserModel user, PersonaProvider personas) {

    /** The most people who get the digest of a realm. */
    private static final int MOST_HOLDERS = 200;

    /** Why the user gets no mail of that kind now; empty if nothing is in the way. */
    Optional<MailReason> hindrance(MailKind kind, Instant now) {
        if (!user.isEnabled()) {
            return Optional.of(MailReason.USER_DISABLED);
        }
        if (user.getEmail() == null || user.getEmail().isBlank()) {
            return Optional.of(MailReason.NO_ADDRESS);
        }
        if (kind.isMutable() && personas.mails(realm).isMuted(user.getId())) {
            return Optional.of(MailReason.MUTED);
        }
        return kind == MailKind.REQUESTS
                        && !mayHearOfAllRequests()
                        && manages(now).isEmpty()
                ? Optional.of(MailReason.NOT_PERMITTED)
                : Optional.empty();
    }

    /** What the user manages by personas of the realm. */
    List<ManagedCircle> manages(Instant now) {
        return new Stewards(personas, realm).of(user, now).circles();
    }

    /** Whoever hears of all requests can look at them, too: at those of all users. */
    boolean mayHearOfAllRequests() {
        RoleModel role = role(realm);
        ClientModel management = Config.getAdminRealm().equals(realm.getName())
                ? realm.getMasterAdminClient()
                : realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return role != null
                && user.hasRole(role)
                && management != null
                && Stream.of(AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS)
                        .map(management::getRole)
                        .filter(Objects::nonNull)
                        .anyMatch(user::hasRole);
    }

    /** The ids of those who want to hear of all requests: holders of the role, and members of groups that have it. */
    static List<String> holders(KeycloakSession session, RealmModel realm) {
        RoleModel role = role(realm);
        if (role == null) {
            return List.of();
        }
        Stream<UserModel> direct = session.users().getRoleMembersStream(realm, role, 0, MOST_HOLDERS);
        Stream<UserModel> byGroup = session.groups()
                .getGroupsByRoleStream(realm, role, 0, MOST_HOLDERS)
                .flatMap(group -> session.users().getGroupMembersStream(realm, group, 0, MOST_HOLDERS));
        return Stream.concat(direct, byGroup)
                // No method reference: in Keycloak 26.5, the method is of another type.
                .map(user -> user.getId())
                .distinct()
                .limit(MOST_HOLDERS)
                .toList();
    }

    private static @Nullable RoleModel role(RealmModel realm) {
        ClientModel client = realm.getClientByClientId(PersonaApi.CLIENT_ID);
        return client == null ? null : client.getRole(PersonaApi.RECEIVE_REQUESTS);
    }
}
