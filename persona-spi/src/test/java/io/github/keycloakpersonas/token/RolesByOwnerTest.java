package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.RoleName;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.AccessToken;

/** Roles as tokens have them. */
class RolesByOwnerTest {

    private static final Set<RoleName> NAMES =
            Set.of(RoleName.ofRealm("auditor"), new RoleName("shop", "booker"), new RoleName("shop", "viewer"));

    private static AccessToken.Access part(String... roles) {
        return new AccessToken.Access().roles(Set.of(roles));
    }

    @Test
    void areReadFromTheirParts() {
        assertThat(RolesByOwner.of(part("auditor"), Map.of("shop", part("booker", "viewer")))
                        .names())
                .isEqualTo(NAMES);
    }

    @Test
    void ofMissingOrEmptyPartsAreNone() {
        Map<String, AccessToken.Access> clients = Map.of("shop", new AccessToken.Access(), "office", part());
        assertThat(RolesByOwner.of(null, clients).names()).isEmpty();
        assertThat(RolesByOwner.of(null, clients).clients()).isEmpty();
        assertThat(RolesByOwner.of(new AccessToken.Access(), Map.of()).names()).isEmpty();
    }

    @Test
    void areSortedByTheirOwners() {
        RolesByOwner roles = RolesByOwner.of(NAMES);
        assertThat(roles.realm()).containsExactly("auditor");
        assertThat(roles.clients()).isEqualTo(Map.of("shop", Set.of("booker", "viewer")));
        assertThat(roles.names()).isEqualTo(NAMES);
    }
}
