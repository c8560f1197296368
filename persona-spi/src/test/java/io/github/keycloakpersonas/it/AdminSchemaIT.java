package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SchemaCalls.FANS;
import static io.github.keycloakpersonas.it.SchemaCalls.SCHEMA;
import static io.github.keycloakpersonas.it.SchemaCalls.etag;
import static io.github.keycloakpersonas.it.SchemaCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The persona schema, replaced by administrators. */
class AdminSchemaIT extends AdminSchemas {

    AdminSchemaIT(KeycloakServer server) {
        super(server);
    }

    private PersonaApiClient user(String name) {
        return PersonaApiClient.ofNewUser(realm, name);
    }

    @Nested
    class Replacing {

        @Test
        void isSeenByUsersAtOnceAndPutsApprovalToWork() {
            PersonaApiClient anna = user("anna");
            anna.get("/v1/schema").expect(200);
            schema.put(FANS).expect(200);
            assertThat(anna.get("/v1/schema").json().path("titles").findValuesAsText("name"))
                    .containsExactly("fan", "member");
            anna.create("traveler", "corsica").expect(400);
            JsonNode member = anna.create("member", "north").expect(201).json();
            assertThat(member.path("status").asText()).isEqualTo("pending");
            schema.put("{'titles':[{'name':'fan'},{'name':'member'}],'limits':{'max_validity_days':400}}")
                    .expect(200);
            assertThat(anna.get("/v1/schema")
                            .expect(200)
                            .json()
                            .at("/limits/max_validity_days")
                            .asInt())
                    .isEqualTo(400);
        }

        @Test
        void theDefaultSchemaEmptiesTheRealmAttribute() {
            schema.put(FANS).expect(200);
            assertThat(realm.admin()
                            .get("")
                            .path("attributes")
                            .path("persona.schema")
                            .asText())
                    .startsWith("{\"format\":1,\"titles\":[{\"name\":\"fan\"");
            schema.put(schema.preset("travel").text()).expect(200);
            assertThat(realm.admin()
                            .get("")
                            .path("attributes")
                            .path("persona.schema")
                            .asText())
                    .isEmpty();
            assertThat(realm.admin().get("/personas/setup").path("set_up").asBoolean())
                    .isTrue();
        }

        @Test
        void namesEveryFaultUnderItsPath() {
            Reply reply = schema.put("{'titles':[{'name':'a_b','x':1},{'name':'ok','self_service':'no'}],"
                            + "'circles':{'source':'list','values':['a/b','c/d','']},"
                            + "'attributes':[{'name':'title','type':'enum'}],'limits':{'personas_per_user':0},'y':1}")
                    .expect(400);
            assertThat(reply.json().path("errors").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder(
                            "titles[0].x",
                            "titles.a_b",
                            "titles[1].self_service",
                            "circles.values",
                            "attributes.title",
                            "limits.personas_per_user",
                            "y");
            assertThat(reply.json().at("/errors/attributes.title").asText())
                    .contains("must not have the name of")
                    .contains("; must have options");
            assertThat(schema.get().json()).isEqualTo(schema.preset("travel").json());
        }

        @Test
        void anythingButAJsonObjectIsRefused() {
            schema.put("{").expect(400);
            schema.put("[]").expect(400);
            schema.put("").expect(400);
            schema.put(null, "?force=perhaps", FANS).expect(400);
            realm.admin()
                    .call("PUT", SCHEMA)
                    .body("text/plain", json(FANS))
                    .send()
                    .expect(415);
            realm.admin().call("PUT", SCHEMA).send().expect(415);
        }

        @Test
        void aSchemaMayHaveAQuarterOfAMegabyte() {
            schema.put(FANS + " ".repeat(200 * 1024)).expect(200);
            Reply reply = schema.put(FANS + " ".repeat(256 * 1024)).expect(413);
            assertThat(reply.json().path("detail").asText()).contains("256 KiB");
        }

        @Test
        void ifMatchIsRespected() {
            String before = etag(schema.get());
            schema.put(before, "", FANS).expect(200);
            schema.put(before, "", schema.preset("travel").text()).expect(412);
            schema.put("W/" + before, "", FANS).expect(412);
            schema.put("W/" + etag(schema.get()), "", FANS).expect(200);
            schema.put("*", "", FANS).expect(200);
            schema.put(
                            before + ", " + etag(schema.get()),
                            "",
                            schema.preset("audience").text())
                    .expect(200);
        }
    }

    @Test
    void onlyAdministratorsOfTheRealmMayReplaceIt(KeycloakServer server) {
        realm.admin().grantClientRoles(realm.user("viewer"), "realm-management", "view-realm");
        realm.admin().grantClientRoles(realm.user("manager"), "realm-management", "manage-realm", "view-realm");
        realm.admin().grantClientRoles(realm.user("clerk"), "realm-management", "manage-users", "view-users");
        realm.user("anna");
        try (TestRealm other = TestRealm.create(server)) {
            other.admin().grantClientRoles(other.user("boss"), "realm-management", "realm-admin");
            Map<String, Integer> readers = Map.of(
                    realm.token("viewer"), 200,
                    realm.token("manager"), 200,
                    realm.token("clerk"), 403,
                    realm.token("anna"), 403,
                    other.token("boss"), 403);
            readers.forEach((token, status) -> {
                for (String path : List.of("", "/json-schema", "/presets", "/presets/travel")) {
                    call("GET", path, call -> call.bearer(token)).expect(status);
                }
            });
            for (String token : List.of(realm.token("viewer"), realm.token("clerk"), realm.token("anna"))) {
                Reply refused = call("PUT", "", call -> call.bearer(token).body("application/json", json(FANS)));
                assertThat(refused.expect(403).json().path("detail").asText()).contains("manage-realm");
            }
            call("PUT", "", call -> call.bearer(other.token("boss")).body("application/json", json(FANS)))
                    .expect(403);
            call("PUT", "", call -> call.bearer(realm.token("manager")).body("application/json", json(FANS)))
                    .expect(200);
        }
        for (String path : List.of("", "/json-schema", "/presets", "/presets/travel")) {
            call("GET", path, call -> call).expect(401);
        }
        call("PUT", "", call -> call.body("application/json", json(FANS))).expect(401);
    }

    private Reply call(String method, String path, UnaryOperator<HttpCall> more) {
        return more.apply(realm.http().request(method, "/admin/realms/" + realm.name() + SCHEMA + path))
                .send();
    }

    @Test
    void aChangeIsAnAdminEvent() {
        realm.admin().update(Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        realm.admin().delete("/admin-events");
        schema.put("\"0123456789abcdef\"", "", FANS).expect(412);
        schema.put("{}").expect(400);
        Reply replaced = schema.put(FANS).expect(200);
        JsonNode events = realm.admin().get("/admin-events");
        assertThat(events).hasSize(1);
        JsonNode event = events.path(0);
        assertThat(event.path("resourceType").asText()).isEqualTo("PERSONA_SCHEMA");
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.path("resourcePath").asText()).isEqualTo("personas/schema");
        assertThat(event.path("representation").asText()).isEqualTo(replaced.text());
        assertThat(event.at("/authDetails/userId").asText()).isNotEmpty();
        realm.admin().update(Map.of("adminEventsEnabled", false));
    }
}
