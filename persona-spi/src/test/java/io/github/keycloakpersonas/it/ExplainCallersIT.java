package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SeededRealm.persona;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask why a persona is not in a token, and about what. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainCallersIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = SeededRealm.create(server, List.of(persona("anna", "traveler", "corsica")));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Reply as(@Nullable String token, String query) {
        var call = realm.http().get("/admin/realms/" + Http.encode(realm.name()) + "/personas/explain" + query);
        return (token == null ? call : call.bearer(token)).send();
    }

    @Test
    void requiresTheUserAndTheClient() {
        for (String query : List.of("", "?user=anna", "?client=app", "?user=&client=%20")) {
            Reply reply = as(realm.server().admin().token(), query).expect(400);
            assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
            assertThat(reply.json().path("errors").size()).isPositive();
        }
        as(realm.server().admin().token(), "?user=nobody&client=app").expect(404);
        as(realm.server().admin().token(), "?user=anna&client=nothing").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "view-users", "view-clients", "view-realm", "query-users"})
    void mayNotWithoutViewingBoth(String role) {
        String name = "admin-" + role;
        String id = realm.user(name);
        if (!role.isEmpty()) {
            realm.admin().grantClientRoles(id, "realm-management", role);
        }
        String token = realm.token(name);
        as(token, "?user=anna&client=app").expect(403);
        as(token, "?user=nobody&client=app")
                .expect(role.isEmpty() || role.equals("view-clients") || role.equals("view-realm") ? 403 : 404);
        as(token, "?user=anna").expect(role.isEmpty() ? 403 : 400);
        as(null, "?user=anna&client=app").expect(401);
    }

    @Test
    void requiresThePermissionToViewUsersAndClients() {
        String id = realm.user("helper");
        realm.admin().grantClientRoles(id, "realm-management", "view-users", "view-clients");
        as(realm.token("helper"), "?user=anna&client=app").expect(200);
    }

    @Test
    void refusesAdministratorsOfAnotherRealm(KeycloakServer server) {
        try (TestRealm elsewhere = TestRealm.create(server)) {
            elsewhere.admin().grantClientRoles(elsewhere.user("boss"), "realm-management", "realm-admin");
            as(elsewhere.token("boss"), "?user=anna&client=app").expect(403);
        }
    }
}
