package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A realm with a schema of its own. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaIT {

    private static final String SCHEMA = """
            {"titles":[{"name":"fan"},{"name":"member","needs_approval":true}],
             "circles":{"source":"list","values":["north","south"]},
             "attributes":[
               {"name":"nick","type":"string","min_length":2,"max_length":5,"pattern":"[a-z]+","in_tokens":true},
               {"name":"since","type":"date-time"},
               {"name":"mail","type":"email"},
               {"name":"colour","type":"enum","options":["red","blue"],"default":"red","in_tokens":true},
               {"name":"score","type":"number","editable_by":"administrator","default":1.5,"in_tokens":true},
               {"name":"level","type":"integer","required":true}],
             "groups":[{"name":"demographic","attributes":[
               {"name":"languages","type":"string-list","max":2,"in_tokens":true},
               {"name":"adult","type":"boolean","default":false}]}],
             "limits":{"personas_per_user":2,"default_validity_days":10}}""";

    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
    }

    @AfterEach
    void removeRealm() {
        realm.close();
    }

    private void schema(String json) {
        realm.admin().schema(json);
    }

    @Test
    void isEffectiveAtOnceForInputAnswersAndTokens() {
        schema(SCHEMA);
        JsonNode created = anna.post(Map.of(
                        "title", "fan",
                        "circle", "north",
                        "nick", "anna",
                        "since", "2020-06-01T02:00:00+02:00",
                        "mail", "a@example.org",
                        "colour", "blue",
                        "level", 3,
                        "demographic", Map.of("languages", List.of("en", "fr"))))
                .expect(201)
                .json();
        assertThat(created.path("since").asText()).isEqualTo("2020-06-01T00:00:00Z");
        assertThat(created.path("score").asDouble()).isEqualTo(1.5);
        assertThat(created.at("/demographic/adult").asBoolean(true)).isFalse();
        JsonNode claim = Jwt.claims(realm.token("anna")).path("personas").path(0);
        assertThat(claim.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "persona_id", "title", "circle", "valid_till", "nick", "colour", "score", "demographic");
        assertThat(claim.path("demographic").toString()).isEqualTo("{\"languages\":[\"en\",\"fr\"]}");
        assertThat(anna.get("/v1/schema")
                        .expect(200)
                        .json()
                        .at("/limits/personas_per_user")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void namesEachFaultOfItsAttributes() {
        schema(SCHEMA);
        Reply reply = anna.post(Map.of(
                        "title", "fan",
                        "circle", "west",
                        "nick", "ANNA12",
                        "since", "yesterday",
                        "mail", "nobody",
                        "colour", "green",
                        "demographic", Map.of("languages", List.of("a", "b", "c"), "shoe", 42)))
                .expect(400);
        assertThat(reply.json().path("errors").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "circle",
                        "nick",
                        "since",
                        "mail",
                        "colour",
                        "level",
                        "demographic.languages",
                        "demographic.shoe");
    }

    @Test
    void hasMapsThatAreReadInTokensAndRefusedWhereTheyAreNone() {
        schema("""
                {"titles":[{"name":"fan"}],
                 "attributes":[{"name":"scores","type":"map","max":2,"in_tokens":true}],
                 "groups":[{"name":"behavioral","attributes":[
                   {"name":"device_usage","type":"map","options":["often","rarely"],"in_tokens":true}]}]}""");
        Map<String, Object> usage = Map.of("mobile", 0.7, "desktop", "rarely", "all day", 3);
        JsonNode created = anna.post(Map.of(
                        "title",
                        "fan",
                        "circle",
                        "north",
                        "scores",
                        Map.of("a", 1),
                        "behavioral",
                        Map.of("device_usage", usage)))
                .expect(201)
                .json();
        String written = "{\"all day\":3,\"desktop\":\"rarely\",\"mobile\":0.7}";
        assertThat(created.at("/behavioral/device_usage").toString()).isEqualTo(written);
        JsonNode claim = Jwt.claims(realm.token("anna")).path("personas").path(0);
        assertThat(claim.at("/behavioral/device_usage")).isEqualTo(created.at("/behavioral/device_usage"));
        assertThat(claim.path("scores").toString()).isEqualTo("{\"a\":1}");
        String id = created.path("id").asText();
        JsonNode sentBack =
                anna.patch(id, Map.of("scores", Map.of("a", 1.0))).expect(200).json();
        assertThat(sentBack.path("scores").toString()).isEqualTo("{\"a\":1}");
        JsonNode errors = anna.patch(
                        id,
                        Map.of(
                                "scores", Map.of("a", 1, "b", 2, "c", 3),
                                "behavioral", Map.of("device_usage", Map.of("mobile", Map.of("share", 0.7)))))
                .expect(400)
                .json()
                .path("errors");
        assertThat(errors.path("scores").asText()).isEqualTo("must have at most 2 entries");
        assertThat(errors.path("behavioral.device_usage").asText())
                .isEqualTo("has an entry 'mobile' that must be a string or a number");
        assertThat(anna.patch(id, Map.of("behavioral", Map.of("device_usage", Map.of("tv", "never"))))
                        .expect(400)
                        .text())
                .contains("has an entry 'tv' that must be one of: often, rarely");
        for (String bad : List.of("{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{\"a\":1e400}", "{\"\":1}", "[]", "7")) {
            anna.call(
                            "PATCH",
                            "/v1/personas/" + id,
                            request -> request.body("application/json", "{\"scores\":" + bad + "}"))
                    .expect(400);
        }
        anna.patch(id, Map.of("scores", Map.of())).expect(200);
        assertThat(anna.get("/v1/personas/" + id).json().path("scores").toString())
                .isEqualTo("{}");
    }

    @Test
    void keepsAttributesForAdministratorsAndApprovalForItsTitles() {
        schema(SCHEMA);
        anna.post(Map.of("title", "fan", "circle", "north", "level", 1, "score", 9))
                .expect(403);
        JsonNode member = anna.create("member", "north", "level", 1).expect(201).json();
        assertThat(member.path("status").asText()).isEqualTo("pending");
        anna.post(Map.of("title", "member", "circle", "south", "level", 1, "status", "active"))
                .expect(403);
        String fan = anna.create("fan", "north", "level", 1)
                .expect(201)
                .json()
                .path("id")
                .asText();
        anna.patch(fan, Map.of("score", 1.5)).expect(200);
        anna.patch(fan, Map.of("score", 2)).expect(403);
        assertThat(anna.patch(fan, Map.of("title", "member", "circle", "south"))
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("pending");
        assertThat(anna.create("fan", "south", "level", 1).expect(400).text()).contains("Maximum 2 personas");
    }

    @Test
    void hidesWhatItNoLongerKnowsAndBringsItBack() {
        String id = anna.create("traveler", "corsica", "autobook_price", 900)
                .expect(201)
                .json()
                .path("id")
                .asText();
        schema(SCHEMA);
        JsonNode hidden = anna.get("/v1/personas/" + id).expect(200).json();
        assertThat(hidden.has("autobook_price")).isFalse();
        assertThat(hidden.path("colour").asText()).isEqualTo("red");
        anna.patch(id, Map.of("nick", "anna")).expect(200);
        realm.admin().defaultSchema();
        assertThat(anna.get("/v1/personas/" + id).json().path("autobook_price").asInt())
                .isEqualTo(900);
    }

    @Test
    void mayLetUnknownMembersPass() {
        schema("{\"titles\":[{\"name\":\"fan\"}],\"unknown_members\":\"ignore\"}");
        JsonNode created = anna.post(Map.of("title", "fan", "circle", "x", "extra", 1, "id", "y"))
                .expect(201)
                .json();
        assertThat(created.has("extra")).isFalse();
        assertThat(created.path("id").asText()).isNotEqualTo("y");
    }

    @Test
    void mayTakeCirclesFromTheUsersOrganizations() {
        realm.admin().update(Map.of("organizationsEnabled", true));
        String org = realm.admin()
                .post(
                        "/organizations",
                        Map.of("name", "Acme", "alias", "acme", "domains", List.of(Map.of("name", "acme.test"))))
                .createdId();
        schema("{\"titles\":[{\"name\":\"fan\"}],\"circles\":{\"source\":\"organizations\"}}");
        anna.create("fan", "acme").expect(400);
        realm.admin()
                .call("POST", "/organizations/" + org + "/members")
                .body("application/json", anna.sub())
                .send()
                .expect(201);
        anna.create("fan", "acme").expect(201);
        anna.create("fan", "other").expect(400);
        // What Keycloak takes for an alias, this takes for a circle.
        for (String alias : List.of("acme_corp", "a\"b<c>%20{d}|e", "a".repeat(255))) {
            String more = realm.admin()
                    .post(
                            "/organizations",
                            Map.of(
                                    "name",
                                    "Acme " + alias.hashCode(),
                                    "alias",
                                    alias,
                                    "domains",
                                    List.of(Map.of(
                                            "name", "acme" + Integer.toUnsignedString(alias.hashCode()) + ".test"))))
                    .createdId();
            anna.create("fan", alias).expect(400);
            realm.admin()
                    .call("POST", "/organizations/" + more + "/members")
                    .body("application/json", anna.sub())
                    .send()
                    .expect(201);
            String id = anna.created("fan", alias);
            anna.get("/v1/personas/" + Http.encode(anna.personaId("fan", alias)))
                    .expect(200);
            assertThat(anna.get("/v1/personas/" + id)
                            .expect(200)
                            .json()
                            .path("circle")
                            .asText())
                    .isEqualTo(alias);
        }
    }

    @Test
    void anUnreadableSchemaBreaksNoLogin(KeycloakServer server) {
        try (TestRealm broken = SeededRealm.withSchema(server, "{\"titles\":[{\"name\":\"not_a_title\"}]}")) {
            PersonaApiClient bert = PersonaApiClient.ofNewUser(broken, "bert");
            assertThat(Jwt.claims(bert.token()).has("personas")).isFalse();
            Reply reply = bert.get("/v1/personas").expect(500);
            assertThat(reply.json().path("detail").asText()).contains("administrator");
            assertThat(server.log())
                    .contains("Request " + reply.header("X-Request-Id").orElseThrow() + " failed")
                    .contains("Realm " + broken.name() + ": a token is issued without personas")
                    .contains("persona.schema of realm " + broken.name() + " is no persona schema");
            broken.admin().defaultSchema();
            bert.created("traveler", "corsica");
            assertThat(Jwt.claims(broken.token("bert")).path("personas")).hasSize(1);
        }
    }
}
