package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators and the personas of a realm: lists, and every change to one. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPersonasIT {

    private static final String PAST = "2020-01-01T00:00:00Z";

    /** Its personas are the lists' alone. */
    private TestRealm shown;

    private AdminPersonas lists;
    private TestRealm realm;
    private AdminPersonas admin;
    private String soon;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        shown = TestRealm.create(server);
        lists = AdminPersonas.of(shown);
        soon = Instant.now(Clock.systemUTC()).plusSeconds(86_400).toString();
        shown.user("zoe.list");
        shown.user("yan.list");
        lists.created("zoe.list", "traveler", "list-a");
        lists.created("zoe.list", "admin", "list-b", "status", "suspended");
        lists.created("zoe.list", "travel-agent", "list-c", "valid_from", PAST, "valid_till", "2020-02-01T00:00:00Z");
        lists.created("yan.list", "traveler", "list-d", "valid_till", soon);
        lists.created("yan.list", "office-manager", "list-100.sure", "status", "pending");
    }

    @AfterAll
    void removeRealms() {
        realm.close();
        shown.close();
    }

    @Test
    void aListShowsTheOwnersUsernameAndIsNewestFirst() {
        JsonNode page = lists.page("?user=zoe.list");
        assertThat(PersonaApiClient.names(page))
                .containsExactly("travel-agent@list-c", "admin@list-b", "traveler@list-a");
        assertThat(page.findValuesAsText("username")).containsOnly("zoe.list");
        assertThat(page.path(0).path("status").asText()).isEqualTo("expired");
        assertThat(page.path(0).path("autobook_price").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "title=traveler, traveler@list-d;traveler@list-a",
        "title=traveler&title=admin, traveler@list-d;admin@list-b;traveler@list-a",
        "circle=list-b, admin@list-b",
        "status=suspended, admin@list-b",
        "status=expired, travel-agent@list-c",
        "status=pending&status=suspended, office-manager@list-100.sure;admin@list-b",
        "status=active, traveler@list-d;traveler@list-a",
        "state=active, traveler@list-d;traveler@list-a",
        "state=expired&state=pending, office-manager@list-100.sure;travel-agent@list-c",
        "state=scheduled, ''",
        "state=active&status=expired, ''",
        "active=true, traveler@list-d;traveler@list-a",
        "active=false, office-manager@list-100.sure;travel-agent@list-c;admin@list-b",
        "user=yan.list, office-manager@list-100.sure;traveler@list-d",
        "title=traveler&user=zoe.list, traveler@list-a",
        "user=nobody, ''",
        "search=LIST-A, traveler@list-a",
        "search=100.s, office-manager@list-100.sure",
        "search=%, ''",
        "search=_, ''",
        "search=zoe.list@example.org, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=yan.l, office-manager@list-100.sure;traveler@list-d",
        "search=office, office-manager@list-100.sure",
        "search=LIST-A&prefix=true, traveler@list-a",
        "search=list-1&prefix=true, office-manager@list-100.sure",
        "search=ist-a&prefix=true, ''",
        "search=list%&prefix=true, ''",
        "search=ADM&prefix=true, admin@list-b",
        "search=Zoe.List&prefix=true, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=zoe.list@example.org&prefix=true, travel-agent@list-c;admin@list-b;traveler@list-a",
        "search=yan.l&prefix=true, ''",
        "prefix=true&max=1, office-manager@list-100.sure",
        "sort=title, admin@list-b;office-manager@list-100.sure;travel-agent@list-c;traveler@list-a;traveler@list-d",
        "sort=-title, traveler@list-d;traveler@list-a;travel-agent@list-c;office-manager@list-100.sure;admin@list-b",
        "sort=created_at&max=2, traveler@list-a;admin@list-b",
        "sort=created_at&first=3&max=2, traveler@list-d;office-manager@list-100.sure",
        "sort=valid_till&max=2, travel-agent@list-c;traveler@list-d",
        "sort=status, office-manager@list-100.sure;traveler@list-a;traveler@list-d;admin@list-b;travel-agent@list-c",
        "sort=-status, travel-agent@list-c;admin@list-b;traveler@list-d;traveler@list-a;office-manager@list-100.sure",
        "sort=status&first=2&max=2, traveler@list-d;admin@list-b",
        "sort=status&state=suspended&state=active&max=2, traveler@list-a;traveler@list-d",
        "sort=-status&search=list-&first=4&max=2, office-manager@list-100.sure",
        "sort=status&first=5&max=2, ''",
        "sort=circle&max=1, office-manager@list-100.sure"
    })
    void filtersSortsAndPages(String query, String expected) {
        String encoded = "?" + query.replace("%", "%25");
        List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(";", -1));
        assertThat(lists.listed(encoded)).isEqualTo(names);
        if (!query.contains("max=")) {
            assertThat(lists.count(encoded)).isEqualTo(names.size());
        }
    }

    @Test
    void expiringPersonasAreListedInTheOrderOfTheirEnd() {
        String later = Instant.now(Clock.systemUTC()).plusSeconds(400 * 86_400L).toString();
        assertThat(lists.listed("?expiring_before=" + later))
                .startsWith("traveler@list-d")
                .doesNotContain("travel-agent@list-c");
        assertThat(lists.listed("?expiring_before=" + Instant.parse(soon).plusSeconds(1)))
                .containsExactly("traveler@list-d");
    }

    @Test
    void aSearchSaysWhetherItReadsThroughAllPersonas() {
        assertThat(lists.get("?search=list").json().path("search").asText()).isEqualTo("scan");
        assertThat(lists.get("?search=list&prefix=false").json().path("search").asText())
                .isEqualTo("scan");
        assertThat(lists.get("?search=list&prefix=true").json().path("search").asText())
                .isEqualTo("index");
        assertThat(lists.get("/count?search=list&prefix=true")
                        .json()
                        .path("search")
                        .asText())
                .isEqualTo("index");
        assertThat(lists.get("?prefix=true").json().has("search")).isFalse();
        lists.get("?search=list&prefix=1").expect(400);
    }

    @Test
    void searchFindsIds() {
        JsonNode first = lists.page("?circle=list-a").path(0);
        assertThat(lists.listed("?search=" + first.path("id").asText())).containsExactly("traveler@list-a");
        assertThat(lists.listed("?prefix=true&search=" + first.path("id").asText()))
                .containsExactly("traveler@list-a");
        assertThat(lists.listed("?user=" + first.path("user_sub").asText())).hasSize(3);
        assertThat(lists.listed("?search=" + first.path("user_sub").asText())).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=x",
                "status=scheduled",
                "state=x",
                "active=1",
                "sort=username",
                "expiring_before=soon",
                "first=-1",
                "max=0",
                "max=1001",
                "sort=title&sort=circle"
            })
    void aFaultyQueryIs400(String query) {
        Reply reply = admin.get("?" + query).expect(400);
        assertThat(reply.json().path("errors").has(query.replaceAll("=.*", ""))).isTrue();
    }

    @Test
    void createsForAnyUserAndWithAnyStatus() {
        String anna = realm.user("anna.create");
        Reply reply = admin.post(
                        "",
                        Map.of(
                                "user_sub",
                                anna,
                                "title",
                                "admin",
                                "circle",
                                "acme",
                                "status",
                                "suspended",
                                "note",
                                "for now"))
                .expect(201);
        assertThat(reply.header("Location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .endsWith("/personas/" + reply.json().path("id").asText()));
        assertThat(reply.header("ETag")).hasValue("\"0\"");
        assertThat(reply.json().path("username").asText()).isEqualTo("anna.create");
        assertThat(reply.json().path("note").asText()).isEqualTo("for now");
        admin.create("anna.create", "admin", "acme").expect(400);
        admin.create("anna.create", "king", "acme").expect(400);
        admin.create("anna.create", "traveler", "acme", "status", "expired").expect(403);
        assertThat(admin.create("nobody.there", "traveler", "acme")
                        .expect(400)
                        .json()
                        .path("errors")
                        .has("username"))
                .isTrue();
        admin.post("", Map.of("title", "traveler", "circle", "acme")).expect(400);
        admin.post("", Map.of("user_sub", anna, "username", "anna.create", "title", "traveler", "circle", "x"))
                .expect(400);
        admin.call("POST", "", request -> request.body("text/plain", "{}")).expect(415);
    }

    @Test
    void theLimitHoldsUnlessItIsOverridden() {
        realm.user("lara.limit");
        for (int i = 0; i < 5; i++) {
            admin.created("lara.limit", "traveler", "c" + i);
        }
        assertThat(admin.create("lara.limit", "traveler", "c5")
                        .expect(400)
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("Maximum 5 personas");
        Map<String, String> sixth = Map.of("username", "lara.limit", "title", "traveler", "circle", "c5");
        admin.post("?override_limit=maybe", sixth).expect(400);
        admin.post("?override_limit=true", sixth).expect(201);
        assertThat(Jwt.claims(realm.token("lara.limit")).path("personas")).hasSize(6);
        PersonaApiClient.of(realm, "lara.limit").create("traveler", "c6").expect(400);
    }

    @Test
    void onePersonaIsReadChangedAndDeleted() {
        realm.user("olga.one");
        String id = admin.created("olga.one", "traveler", "corsica");
        JsonNode persona = admin.get("/" + id).expect(200).json();
        assertThat(admin.get("/" + persona.path("persona_id").asText())
                        .expect(200)
                        .json())
                .isEqualTo(persona);
        admin.put("/" + id, persona).expect(200);
        Reply stale = admin.call(
                "PATCH",
                "/" + id,
                request -> request.json(Map.of("consent", true)).header("If-Match", "\"0\""));
        stale.expect(412);
        Reply changed = admin.call(
                        "PATCH",
                        "/" + id,
                        request -> request.json(Map.of("status", "revoked", "title", "admin"))
                                .header("If-Match", "\"1\""))
                .expect(200);
        assertThat(changed.json().path("status").asText()).isEqualTo("revoked");
        assertThat(changed.header("ETag")).hasValue("\"2\"");
        admin.patch("/" + id, Map.of("status", "lost")).expect(400);
        admin.patch("/" + id, Map.of("username", "somebody", "active", true)).expect(200);
        admin.patch("/" + id, Map.of("user_sub", "somebody")).expect(400);
        admin.call("DELETE", "/" + id, request -> request.header("If-Match", "\"0\""))
                .expect(412);
        admin.delete("/" + id).expect(204);
        admin.delete("/" + id).expect(404);
        admin.get("/" + id).expect(404);
        admin.get("/no-such").expect(404);
    }

    @Test
    void aChangeReachesTheOwnersNextToken() {
        realm.user("theo.token");
        String id = admin.created("theo.token", "traveler", "corsica");
        assertThat(Jwt.claims(realm.token("theo.token")).path("personas")).hasSize(1);
        admin.patch("/" + id, Map.of("status", "suspended")).expect(200);
        assertThat(Jwt.claims(realm.token("theo.token")).path("personas")).isEmpty();
    }

    @Test
    void theOwnerSeesStateAndNoteOfADecision() {
        realm.admin().schema("""
                {"titles":[{"name":"traveler"},{"name":"admin","self_service":false},{"name":"travel-agent"},{"name":"office-manager"},
                {"name":"guide","needs_approval":true}]}""");
        PersonaApiClient owner = PersonaApiClient.ofNewUser(realm, "dora.decide");
        String approved = owner.created("guide", "a");
        String rejected = owner.created("guide", "b");
        assertThat(admin.listed("?status=pending&user=dora.decide")).containsExactly("guide@b", "guide@a");
        assertThat(admin.post("/" + approved + "/approve", Map.of("note", "welcome"))
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        admin.call("POST", "/" + approved + "/approve", request -> request).expect(409);
        admin.post("/" + rejected + "/reject", Map.of("note", 5)).expect(400);
        admin.post("/" + rejected + "/reject", Map.of("status", "active")).expect(400);
        admin.call(
                        "POST",
                        "/" + rejected + "/reject",
                        request -> request.json(Map.of("note", "no licence")).header("If-Match", "\"7\""))
                .expect(412);
        admin.post("/" + rejected + "/reject", Map.of("note", "no licence")).expect(200);
        JsonNode seen = owner.get("/v1/personas/" + rejected).expect(200).json();
        assertThat(seen.path("status").asText()).isEqualTo("revoked");
        assertThat(seen.path("note").asText()).isEqualTo("no licence");
        assertThat(owner.get("/v1/personas/" + approved)
                        .expect(200)
                        .json()
                        .path("note")
                        .asText())
                .isEqualTo("welcome");
        owner.patch(approved, Map.of("note", "mine")).expect(200);
        assertThat(owner.get("/v1/personas/" + approved)
                        .expect(200)
                        .json()
                        .path("note")
                        .asText())
                .isEqualTo("welcome");
    }

    @Test
    void aSearchTextIsNeverPartOfAQuery() {
        for (String text : List.of("'", "\"", "\\", "';--", "a'b", "()")) {
            assertThat(admin.get("?search=" + Http.encode(text))
                            .expect(200)
                            .json()
                            .path("personas")
                            .isArray())
                    .isTrue();
        }
        admin.get("?search=" + "x".repeat(256)).expect(400);
    }

    @Test
    void theListKeepsToTheRealm(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            assertThat(AdminPersonas.of(other).listed("")).isEmpty();
            String id = lists.page("?circle=list-a").path(0).path("id").asText();
            AdminPersonas.of(other).get("/" + id).expect(404);
        }
    }

    @Test
    void personasOfRemovedUsersDoNotShow() {
        String gone = realm.user("gina.gone");
        String id = admin.created("gina.gone", "traveler", "gone");
        realm.admin().deleteUser(gone);
        assertThat(admin.listed("?circle=gone")).isEmpty();
        admin.get("/" + id).expect(404);
    }
}
