package io.github.keycloakpersonas.invitation;

import org.jspecify.annotations.Nullable;

/**
 * Who invites.
 *
 * @param userId the id of the user
 * @param realmId the id of the realm of the user, which for an administrator can be another one
 * @param mandate the id of the persona by which a steward invites; null for an administrator
 */
public record Inviter(
        String userId, String realmId, @Nullable String mandate) {

    public boolean isSteward() {
        return mandate != null;
    }
}
