package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a realm has for its calendars comes and goes with their switch. */
@ExtendWith(SharedServer.class)
class CalendarSetUpIT {

    private static final String SETUP = "/personas/setup";
    private static final String OFF = "{\"titles\":[{\"name\":\"traveler\"}]}";

    private static String part(RealmAdmin admin) {
        return admin.get(SETUP).path("parts").path("calendar").asText();
    }

    private static List<String> roles(RealmAdmin admin) {
        return admin.get("/clients/" + admin.client("persona-api") + "/roles").findValuesAsText("name").stream()
                .filter(name -> name.endsWith("-calendar"))
                .sorted()
                .toList();
    }

    private static List<String> defaults(RealmAdmin admin) {
        String role = admin.get("").path("defaultRole").path("id").asText();
        return admin
                .get("/roles-by-id/" + role + "/composites/clients/" + admin.client("persona-api"))
                .findValuesAsText("name")
                .stream()
                .filter(name -> name.endsWith("-calendar"))
                .sorted()
                .toList();
    }

    private static void hasNone(RealmAdmin admin) {
        assertThat(roles(admin)).isEmpty();
        JsonNode state = admin.get(SETUP);
        assertThat(state.path("parts").has("calendar")).isFalse();
        assertThat(state.path("complete").asBoolean()).isTrue();
    }

    private static void hasAll(RealmAdmin admin) {
        assertThat(roles(admin)).containsExactly("manage-own-calendar", "view-own-calendar");
        assertThat(defaults(admin)).isEqualTo(roles(admin));
        assertThat(admin.get("/clients/" + admin.client("account-console") + "/scope-mappings/clients/"
                                + admin.client("persona-api"))
                        .findValuesAsText("name"))
                .contains("manage-own-calendar", "view-own-calendar");
        JsonNode state = admin.get(SETUP);
        assertThat(state.at("/parts/calendar").asBoolean()).isTrue();
        assertThat(state.path("complete").asBoolean()).isTrue();
    }

    private static String tokenRoles(TestRealm realm, String user) {
        return Jwt.claims(realm.token(user))
                .at("/resource_access/persona-api/roles")
                .toString();
    }

    private static void takeOutOfTheDefaults(RealmAdmin admin, String role) {
        String defaults = admin.get("").path("defaultRole").path("id").asText();
        admin.call("DELETE", "/roles-by-id/" + defaults + "/composites")
                .json(List.of(admin.get("/clients/" + admin.client("persona-api") + "/roles/" + role)))
                .send()
                .expect(204);
    }

    @Test
    void oneSaveOfTheSchemaSwitchesThemOnAndOff(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            hasNone(admin);
            realm.user("anna");
            assertThat(tokenRoles(realm, "anna")).contains("view-own-personas").doesNotContain("calendar");
            admin.schema(CalendarIT.SCHEMA);
            hasAll(admin);
            PersonaApiClient.of(realm, "anna").get(CalendarIT.EVENTS).expect(200);
            admin.schema(OFF);
            hasNone(admin);
            assertThat(tokenRoles(realm, "anna")).contains("view-own-personas").doesNotContain("calendar");
        }
    }

    @Test
    void whatAnAdministratorHasTakenOutIsNotGivenAgainUnasked(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            admin.schema(CalendarIT.SCHEMA);
            takeOutOfTheDefaults(admin, "manage-own-calendar");
            assertThat(part(admin)).isEqualTo("false");
            admin.grantClientRoles(realm.user("boss"), "persona-api", "manage-own-calendar");
            admin.schema(OFF);
            assertThat(admin.get(SETUP).path("complete").asBoolean()).isTrue();
            admin.schema(CalendarIT.SCHEMA);
            assertThat(defaults(admin)).containsExactly("view-own-calendar");
            assertThat(tokenRoles(realm, "boss")).contains("manage-own-calendar");
            assertThat(admin.call("POST", SETUP)
                            .send()
                            .expect(200)
                            .json()
                            .path("added")
                            .toString())
                    .isEqualTo("[\"calendar\"]");
            hasAll(admin);
        }
    }

    @Test
    void aFileThatBringsTheSchemaSwitchesThemOn(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            TransferClient transfer = new TransferClient(realm);
            transfer.imported("?schema=apply", "{\"schema\":" + CalendarIT.SCHEMA + "}");
            hasAll(realm.admin());
            transfer.imported("?schema=apply", "{\"schema\":" + OFF + "}");
            hasNone(realm.admin());
        }
    }

    @Test
    void aRealmThatIsSetUpAfterItsSchemaWasSavedHasThemToo(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            RealmAdmin admin = realm.admin();
            admin.delete("/clients/" + admin.client("persona-api"));
            admin.schema(CalendarIT.SCHEMA);
            assertThat(part(admin)).isEqualTo("false");
            admin.call("POST", SETUP).send().expect(200);
            hasAll(admin);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aCopyOfTheRealmHasThem(boolean clients, boolean roles, KeycloakServer server) {
        JsonNode export;
        try (TestRealm realm = TestRealm.create(server, Map.of("components", Map.of()))) {
            realm.admin().schema(CalendarIT.SCHEMA);
            export = realm.admin()
                    .post("/partial-export?exportClients=" + clients + "&exportGroupsAndRoles=" + roles, Map.of())
                    .json();
        }
        try (TestRealm copy = TestRealm.imported(server, export)) {
            hasAll(copy.admin());
        }
    }

    @Test
    void aFileThatNamesTheRolesOnlyCanBeImported(KeycloakServer server) {
        Map<String, Object> clerk = Map.of(
                "name",
                "clerk",
                "composite",
                true,
                "composites",
                Map.of("client", Map.of("persona-api", List.of("view-own-calendar"))));
        Map<String, Object> file = Map.of("enabled", true, "roles", Map.of("realm", List.of(clerk)));
        try (TestRealm realm = TestRealm.imported(server, file)) {
            RealmAdmin admin = realm.admin();
            assertThat(admin.get("/roles/clerk/composites").findValuesAsText("name"))
                    .containsExactly("view-own-calendar");
            assertThat(defaults(admin)).isEmpty();
            assertThat(admin.get(SETUP).path("complete").asBoolean()).isTrue();
        }
    }
}
