package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users and realms take their personas along: whoever comes back under the same id finds none. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
class CleanupIT {

    private static Map<String, Object> user(String id, String name, String realm) {
        return Map.of(
                "id",
                id,
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "firstName",
                name,
                "lastName",
                "Example",
                "realmRoles",
                List.of("default-roles-" + realm),
                "credentials",
                List.of(Map.of("type", "password", "value", name)));
    }

    @Test
    void aUsersRemovalRemovesThem(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            anna.created("traveler", "corsica");
            PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
            bert.created("traveler", "corsica");
            realm.admin().deleteUser(anna.sub());
            assertThat(bert.get("/v1/users/by-persona?title=traveler").json().path("users"))
                    .hasSize(1);
            realm.admin()
                    .post(
                            "/partialImport",
                            Map.of(
                                    "ifResourceExists",
                                    "FAIL",
                                    "users",
                                    List.of(user(anna.sub(), "anna", realm.name()))));
            PersonaApiClient again = PersonaApiClient.of(realm, "anna");
            assertThat(again.sub()).isEqualTo(anna.sub());
            assertThat(again.listed("/v1/personas")).isEmpty();
            again.create("traveler", "corsica").expect(201);
        }
    }

    @Test
    void aRealmsRemovalRemovesThem(KeycloakServer server) {
        String name = "gone-" + UUID.randomUUID();
        String userId = UUID.randomUUID().toString();
        Map<String, Object> representation = new HashMap<>(Map.of(
                "id", UUID.randomUUID().toString(),
                "realm", name,
                "users", List.of(user(userId, "anna", name))));
        try (TestRealm realm = TestRealm.create(server, representation)) {
            PersonaApiClient.of(realm, "anna").created("traveler", "corsica");
        }
        try (TestRealm realm = TestRealm.create(server, representation)) {
            PersonaApiClient anna = PersonaApiClient.of(realm, "anna");
            assertThat(anna.sub()).isEqualTo(userId);
            assertThat(anna.listed("/v1/personas")).isEmpty();
            assertThat(anna.get("/v1/users/by-persona?title=traveler").json().path("users"))
                    .isEmpty();
        }
    }
}
