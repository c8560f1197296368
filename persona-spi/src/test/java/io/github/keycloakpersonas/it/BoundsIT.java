package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of everything is taken, as documented, and what comes of more. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsIT {

    private static final int ADDRESS = 8192;

    private TestRealm realm;
    private PersonaApiClient anna;
    private PersonaApiClient service;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        String account = realm.service("agent", "agent-secret");
        realm.admin().grantClientRoles(account, "persona-api", "view-all-personas", "view-users");
        service = new PersonaApiClient(realm, realm.serviceToken("agent", "agent-secret"));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Reply admin(String path) {
        return realm.admin().call("GET", "/personas" + path).send();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        String path = "/v1/personas?circle=";
        int rest = ADDRESS - realm.path("/persona/v1/personas").getRawPath().length() - "circle=".length();
        anna.get(path + "x".repeat(rest)).expect(200);
        Reply longer = anna.get(path + "x".repeat(rest + 1)).expect(414);
        assertThat(longer.json().path("title").asText()).isEqualTo("URI Too Long");
        anna.get("/v1/personas/" + "x".repeat(ADDRESS)).expect(414);
        anna.get("/health?" + "x".repeat(ADDRESS)).expect(414);
    }

    @Test
    void aParameterMayBeRepeatedAsOftenAsFits() {
        anna.get("/v1/personas?" + "status=active&".repeat(500)).expect(200);
        String query = "?" + "title=x&".repeat(51);
        assertThat(admin(query).expect(400).json().at("/errors/title").asText())
                .isEqualTo("must be given at most 50 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/personas?", "/v1/users?", "/v1/users/by-persona?title=traveler&"})
    void aListMayBeReadFarBeyondItsEnd(String list) {
        PersonaApiClient client = list.startsWith("/v1/personas") ? anna : service;
        assertThat(client.get(list + "first=1000000000&max=1000")
                        .expect(200)
                        .text()
                        .length())
                .isLessThan(30);
        client.get(list + "first=1000000001").expect(400);
    }

    @Test
    void administratorsListsMayBeReadFarBeyondTheirEndToo() {
        assertThat(admin("?first=1000000000&max=1000").expect(200).json().path("personas"))
                .isEmpty();
        admin("?first=1000000001").expect(400);
    }

    @Test
    void aSearchTextHasAtMost255Characters() {
        String longest = "x".repeat(255);
        service.get("/v1/users?search=" + longest).expect(200);
        service.get("/v1/users?search=" + longest + "x").expect(400);
        anna.get("/v1/users/by-persona?title=" + longest + "&circle=" + longest).expect(200);
        anna.get("/v1/users/by-persona?title=x&circle=" + longest + "x").expect(400);
        anna.get("/v1/users/by-persona?title=" + longest + "x").expect(400);
        admin("?search=" + longest).expect(200);
        admin("?search=" + longest + "x").expect(400);
    }

    @Test
    void aTextThatIsTooLongForAnIdNamesNothing() {
        String id = anna.sub() + "_traveler_" + "x".repeat(400);
        anna.get("/v1/personas/" + id).expect(404);
        anna.get("/v1/personas/" + "x".repeat(4000)).expect(404);
        service.get("/v1/users/" + "x".repeat(4000) + "/personas").expect(404);
        admin("/" + "x".repeat(4000)).expect(404);
        admin("/" + id).expect(404);
        admin("/explain?client=app&user=" + "x".repeat(4000)).expect(404);
        admin("/explain?user=anna&client=" + "x".repeat(4000)).expect(404);
        admin("/import/" + "x".repeat(4000)).expect(404);
    }

    @Test
    void ofThousandsOfFaultsOnlyAHundredAreNamed() {
        Map<String, Object> members = new HashMap<>();
        IntStream.range(0, 5000).forEach(i -> members.put("m" + i, 1));
        Reply reply = anna.post(members).expect(400);
        assertThat(reply.json().path("errors")).hasSize(100);
        Reply long1 = anna.post(Map.of("x".repeat(60_000), 1)).expect(400);
        assertThat(long1.text().length()).isLessThan(1000);
    }

    @Test
    void theReportOfAnImportIsBoundedHoweverMuchIsWrong() {
        String members =
                IntStream.range(0, 6400).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));
        String line = "{\"username\":\"anna\",\"title\":\"traveler\",\"circle\":\"c\"," + members + "}";
        assertThat(line.length()).isBetween(60_000, 64 * 1024);
        TransferClient transfer = new TransferClient(realm);
        Reply one = transfer.send("?dry_run=true", line).expect(200);
        assertThat(one.json().at("/problems/0/errors")).hasSize(100);
        assertThat(one.text().length()).isLessThan(20_000);
        Reply many = transfer.send(
                        "?dry_run=true", Collections.nCopies(150, line).toArray(String[]::new))
                .expect(200);
        assertThat(many.text().length()).isLessThan(1024 * 1024);
        int named = many.json().path("problems").size();
        assertThat(named).isPositive();
        assertThat(named + many.json().path("problems_omitted").asInt()).isEqualTo(150);
        assertThat(many.json().path("failed").asInt()).isEqualTo(150);
    }

    @Test
    void ofManyFaultsOfASchemaOnlyAHundredAreNamed() {
        Map<String, Object> schema = new HashMap<>();
        IntStream.range(0, 15_000).forEach(i -> schema.put("m" + i, 1));
        schema.put("x".repeat(40_000), 1);
        Reply reply = realm.admin()
                .call("PUT", "/personas/schema")
                .json(schema)
                .send()
                .expect(400);
        assertThat(reply.json().path("errors")).hasSize(100);
        assertThat(reply.text().length()).isLessThan(50_000);
    }

    @Test
    void anAdministratorsListSaysWhereItGoesOn() {
        PersonaApiClient.twoOf(realm, "ben");
        Reply page = admin("?user=ben&max=1").expect(200);
        String next = page.header("Link").orElseThrow();
        assertThat(next)
                .matches(Pattern.quote("<" + realm.server().baseUri() + "/admin/realms/" + realm.name()
                                + "/personas?user=ben&cursor=")
                        + "[A-Za-z0-9_-]+&max=1>; rel=\"next\"");
        assertThat(admin("?user=ben&first=1&max=1").expect(200).header("Link")).isEmpty();
        assertThat(admin("?user=ben&max=2").expect(200).header("Link")).isEmpty();
    }

    @Test
    void jsonIsNestedAThousandDeep() {
        // Another fault, the unknown member, shows that it was read.
        assertThat(nested(998).json().path("errors").has("x")).isTrue();
        assertThat(nested(1001).json().path("detail").asText()).isEqualTo("The body is not valid JSON");
    }

    private Reply nested(int depth) {
        String body = "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        return anna.call("POST", "/v1/personas", call -> call.body("application/json", body))
                .expect(400);
    }

    @Test
    void textsHaveAGreatestLength() {
        assertThat(anna.create("traveler", "c".repeat(100)).status()).isEqualTo(201);
        anna.create("traveler", "c".repeat(101)).expect(400);
        anna.create("t".repeat(60_000), "c").expect(400);
    }

    @Test
    void aBulkRequestHasAThousandPersonas() {
        List<String> ids = IntStream.range(0, 1001).mapToObj(i -> "id" + i).toList();
        Reply more = realm.admin()
                .call("POST", "/personas/bulk")
                .json(Map.of("action", "suspend", "ids", ids))
                .send()
                .expect(400);
        assertThat(more.json().path("errors").has("ids")).isTrue();
        Reply enough = realm.admin()
                .call("POST", "/personas/bulk")
                .json(Map.of("action", "suspend", "ids", ids.subList(0, 1000)))
                .send()
                .expect(200);
        assertThat(enough.json().path("failed").asInt()).isEqualTo(1000);
    }
}
