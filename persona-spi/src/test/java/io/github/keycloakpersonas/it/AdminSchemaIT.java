package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The persona schema as administrators read and replace it. JSON is written with single quotes here. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminSchemaIT {

    private static final String SCHEMA = "/personas/schema";
    private static final String FANS = "{'titles':[{'name':'fan'},{'name':'member','needs_approval':true}]}";

    private final TestRealm realm;

    AdminSchemaIT(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @BeforeEach
    void startFromTheDefaultSchema() {
        put(null, "?force=true", preset("travel").text()).expect(200);
    }

    @AfterEach
    void removePersonas() {
        realm.admin()
                .get("/users?max=100")
                .forEach(user -> realm.admin().deleteUser(user.path("id").asText()));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Reply get() {
        return checked(realm.admin().call("GET", SCHEMA).send());
    }

    private Reply preset(String name) {
        return checked(realm.admin().call("GET", SCHEMA + "/presets/" + name).send());
    }

    /** What comes from the server has double quotes already. */
    private static String json(String json) {
        return json.contains("\"") ? json : json.replace('\'', '"');
    }

    private Reply put(String json) {
        return put(null, "", json);
    }

    private Reply put(@Nullable String ifMatch, String query, String json) {
        HttpCall call = realm.admin().call("PUT", SCHEMA + query).body("application/json", json(json));
        return checked((ifMatch == null ? call : call.header("If-Match", ifMatch)).send());
    }

    /** Every answer has the headers that all have, and every problem its shape; only one kind of problem says more. */
    private static Reply checked(Reply reply) {
        if (reply.status() != 409 || !reply.json().has("in_use")) {
            Contract.check("PUT", "/admin" + SCHEMA, reply);
        }
        return reply;
    }

    private static String etag(Reply reply) {
        return reply.header("ETag").orElseThrow();
    }

    private PersonaApiClient user(String name) {
        return PersonaApiClient.ofNewUser(realm, name);
    }

    @Nested
    class Reading {

        @Test
        void givesTheDefaultSchemaWhereNoneIsSet() {
            Reply reply = get().expect(200);
            assertThat(reply.json()).isEqualTo(preset("travel").json());
            assertThat(reply.json().path("titles").findValuesAsText("name")).contains("traveler");
            assertThat(etag(reply)).matches("\"[0-9a-f]{16}\"").isEqualTo(etag(get()));
        }

        @Test
        void givesWhatWasSetWithAllDefaultsWrittenOut() {
            Reply replaced = put(FANS).expect(200);
            Reply reply = get().expect(200);
            assertThat(reply.json()).isEqualTo(replaced.json());
            assertThat(etag(reply))
                    .isEqualTo(etag(replaced))
                    .isNotEqualTo(etag(put(preset("travel").text())));
            assertThat(reply.json().at("/limits/personas_per_user").asInt()).isEqualTo(5);
        }

        @Test
        void tellsWhatIsWrongWithASchemaThatWasSetByHand() {
            realm.admin().attributes(Map.of("persona.schema", json("{'titles':[{'name':'not_a_title'}]}")));
            Reply reply = get().expect(409);
            assertThat(reply.json().path("detail").asText())
                    .contains("titles.not_a_title must have a name")
                    .contains("PUT a schema to replace it");
            put("\"0123456789abcdef\"", "", FANS).expect(412);
            put(FANS).expect(200);
            get().expect(200);
        }

        @Test
        void givesTheJsonSchemaToAdministratorsAndToEditors() {
            Reply reply = checked(
                            realm.admin().call("GET", SCHEMA + "/json-schema").send())
                    .expect(200);
            assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/schema+json");
            Reply open = realm.http()
                    .get(realm.path("/persona/persona-schema.json"))
                    .send()
                    .expect(200);
            Contract.check("GET", "/persona-schema.json", open);
            assertThat(open.json()).isEqualTo(reply.json());
            assertThat(open.header("Content-Type")).isEqualTo(reply.header("Content-Type"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"travel", "audience"})
        void givesPresetsThatCanBeSentBack(String name) {
            JsonNode presets = realm.admin().get(SCHEMA + "/presets").path("presets");
            assertThat(presets.findValuesAsText("name")).contains(name);
            Reply preset = preset(name).expect(200);
            Reply replaced = put(preset.text()).expect(200);
            assertThat(replaced.json()).isEqualTo(preset.json()).isEqualTo(get().json());
        }

        @Test
        void knowsNoOtherPreset() {
            preset("nothing").expect(404);
        }
    }

    @Nested
    class Replacing {

        @Test
        void isSeenByUsersAtOnceAndPutsApprovalToWork() {
            PersonaApiClient anna = user("anna");
            anna.get("/v1/schema").expect(200);
            put(FANS).expect(200);
            assertThat(anna.get("/v1/schema").json().path("titles").findValuesAsText("name"))
                    .containsExactly("fan", "member");
            anna.create("traveler", "corsica").expect(400);
            JsonNode member = anna.create("member", "north").expect(201).json();
            assertThat(member.path("status").asText()).isEqualTo("pending");
            put("{'titles':[{'name':'fan'},{'name':'member'}],'limits':{'max_validity_days':400}}")
                    .expect(200);
            assertThat(anna.get("/v1/schema")
                            .expect(200)
                            .json()
                            .at("/limits/max_validity_days")
                            .asInt())
                    .isEqualTo(400);
        }

        @Test
        void withTheDefaultSchemaTakesTheRealmAttributeAway() {
            put(FANS).expect(200);
            assertThat(realm.admin()
                            .get("")
                            .path("attributes")
                            .path("persona.schema")
                            .asText())
                    .startsWith("{\"titles\":[{\"name\":\"fan\"");
            put(preset("travel").text()).expect(200);
            assertThat(realm.admin().get("").path("attributes").has("persona.schema"))
                    .isFalse();
            assertThat(realm.admin().get("/personas/setup").path("set_up").asBoolean())
                    .isTrue();
        }

        @Test
        void namesEveryFaultUnderItsPath() {
            Reply reply = put("{'titles':[{'name':'a_b','x':1},{'name':'ok','self_service':'no'}],"
                            + "'circles':{'source':'list','values':['a_b','c_d','']},"
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
            assertThat(get().json()).isEqualTo(preset("travel").json());
        }

        @Test
        void takesNothingButAnObjectOfJson() {
            put("{").expect(400);
            put("[]").expect(400);
            put("").expect(400);
            put(null, "?force=perhaps", FANS).expect(400);
            checked(realm.admin()
                            .call("PUT", SCHEMA)
                            .body("text/plain", json(FANS))
                            .send())
                    .expect(415);
            checked(realm.admin().call("PUT", SCHEMA).send()).expect(415);
        }

        @Test
        void takesAQuarterOfAMegabyte() {
            put(FANS + " ".repeat(200 * 1024)).expect(200);
            Reply reply = put(FANS + " ".repeat(256 * 1024)).expect(413);
            assertThat(reply.json().path("detail").asText()).contains("256 KiB");
        }

        @Test
        void heedsIfMatch() {
            String before = etag(get());
            put(before, "", FANS).expect(200);
            put(before, "", preset("travel").text()).expect(412);
            put("W/" + etag(get()), "", FANS).expect(412);
            put("*", "", FANS).expect(200);
            put(before + ", " + etag(get()), "", preset("audience").text()).expect(200);
        }
    }

    @Nested
    @Tag("storage")
    class StoredPersonas {

        @Test
        void keepATitleInTheSchemaUnlessForced() {
            PersonaApiClient anna = user("anna");
            String id = anna.created("traveler", "corsica");
            anna.created("traveler", "home");
            user("bert").created("travel-agent", "acme");
            Reply reply = put(FANS).expect(409);
            assertThat(reply.json().path("in_use").toString())
                    .isEqualTo("{\"titles\":{\"traveler\":2,\"travel-agent\":1},\"circles\":{}}");
            assertThat(reply.json().path("detail").asText()).contains("force=true");
            assertThat(get().json()).isEqualTo(preset("travel").json());

            put(null, "?force=true", FANS).expect(200);
            assertThat(anna.get("/v1/personas/" + id)
                            .expect(200)
                            .json()
                            .path("title")
                            .asText())
                    .isEqualTo("traveler");
            put("{'titles':[{'name':'fan'}]}").expect(200);
        }

        @Test
        void keepACircleInTheListUnlessForced() {
            PersonaApiClient anna = user("anna");
            anna.created("traveler", "corsica");
            anna.created("travel-agent", "corsica");
            anna.created("traveler", "home");
            String list =
                    "{'titles':[{'name':'traveler'},{'name':'travel-agent'}],'circles':{'source':'list','values':['%s']}}";
            Reply reply = put(list.replace("%s", "home")).expect(409);
            assertThat(reply.json().path("in_use").toString()).isEqualTo("{\"titles\":{},\"circles\":{\"corsica\":2}}");
            put(null, "?force=false", list.replace("%s", "home")).expect(409);
            put(list.replace("%s", "home','corsica")).expect(200);
            assertThat(put(list.replace("%s", "corsica"))
                            .expect(409)
                            .json()
                            .at("/in_use/circles")
                            .toString())
                    .isEqualTo("{\"home\":1}");
            put(null, "?force=true", list.replace("%s", "corsica")).expect(200);
            // What has been left behind once is not asked about again.
            put(list.replace("%s", "corsica','west")).expect(200);
        }

        @Test
        void ofARealmWhoseSchemaCanNotBeReadCountAll() {
            user("anna").created("traveler", "corsica");
            realm.admin().attributes(Map.of("persona.schema", "no json"));
            put("{'titles':[{'name':'traveler'}],'circles':{'source':'list','values':['north']}}")
                    .expect(409);
            assertThat(put(FANS)
                            .expect(409)
                            .json()
                            .at("/in_use/titles/traveler")
                            .asInt())
                    .isEqualTo(1);
            put(preset("travel").text()).expect(200);
        }

        @Test
        void hideAttributesThatLeaveAndShowThemAgain() {
            PersonaApiClient anna = user("anna");
            String id = anna.create("traveler", "corsica", "autobook_price", 900)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            put("{'titles':[{'name':'traveler'}],'attributes':[{'name':'nick','type':'string'}]}")
                    .expect(200);
            anna.patch(id, Map.of("nick", "ann")).expect(200);
            JsonNode hidden = anna.get("/v1/personas/" + id).expect(200).json();
            assertThat(hidden.has("autobook_price")).isFalse();
            assertThat(hidden.path("nick").asText()).isEqualTo("ann");
            put(preset("travel").text()).expect(200);
            JsonNode shown = anna.get("/v1/personas/" + id).expect(200).json();
            assertThat(shown.path("autobook_price").asInt()).isEqualTo(900);
            assertThat(shown.has("nick")).isFalse();
        }
    }

    @Test
    @Tag("storage")
    void ofManyWithTheSameETagOneWins() throws Exception {
        String before = etag(get());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 3; round++) {
                String etag = etag(get());
                List<Callable<Reply>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String title = "fan-" + round + "-" + i;
                    calls.add(() -> put(etag, "", "{'titles':[{'name':'" + title + "'}]}"));
                }
                List<Integer> statuses = new ArrayList<>();
                String winner = "";
                for (Future<Reply> call : threads.invokeAll(calls)) {
                    Reply reply = call.get();
                    statuses.add(reply.status());
                    winner = reply.status() == 200 ? etag(reply) : winner;
                }
                assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
                assertThat(etag(get())).isEqualTo(winner).isNotEqualTo(before);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("storage")
    void ofManyWithoutAnETagTheLastOneStands() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> schemas = List.of(
                    preset("travel").text(),
                    FANS,
                    "{'titles':[{'name':'x'}]}",
                    preset("audience").text());
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String schema = schemas.get(i % 4);
                calls.add(() -> put(schema).status());
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
            for (String schema : schemas) {
                Reply replaced = put(etag(get()), "", schema).expect(200);
                assertThat(etag(get())).isEqualTo(etag(replaced));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyAdministratorsOfTheRealmMay(KeycloakServer server) {
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
                assertThat(checked(refused.expect(403)).json().path("detail").asText())
                        .contains("manage-realm");
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
        put("\"0123456789abcdef\"", "", FANS).expect(412);
        put("{}").expect(400);
        Reply replaced = put(FANS).expect(200);
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

    @Test
    void travelsWithTheRealm(KeycloakServer server) {
        JsonNode audience = preset("audience").json();
        JsonNode export;
        Reply replaced;
        // With keys of the server's own making: an export leaves out those that were brought.
        try (TestRealm original = TestRealm.create(server, Map.of("components", Map.of()))) {
            replaced = original.admin().put(SCHEMA, audience);
            export = original.admin()
                    .post("/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of())
                    .json();
        }
        try (TestRealm copy = TestRealm.imported(server, export)) {
            Reply reply = copy.admin().call("GET", SCHEMA).send().expect(200);
            assertThat(reply.json()).isEqualTo(audience);
            assertThat(etag(reply)).isEqualTo(etag(replaced));
        }
    }
}
