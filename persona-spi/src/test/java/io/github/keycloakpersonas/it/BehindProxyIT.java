package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Nginx;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Behind a real nginx that compresses, below a path that looks like one of Keycloak's own. */
@Tag("proxies")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindProxyIT {

    private static final String PATH = "/iam/realms/x";

    /** More than Keycloak has threads for requests on a small machine. */
    private static final int MANY = 70;

    private KeycloakServer server;
    private KeycloakServer nginx;
    private TestRealm realm;

    @BeforeAll
    void start() {
        server = ServerProcess.start(ServerOptions.fromSystemProperties()
                .beside("proxied")
                .below(PATH)
                .argument("--proxy-headers=xforwarded"));
        nginx = Nginx.inFrontOf(server);
        realm = TestRealm.create(nginx);
    }

    @AfterAll
    void stop() {
        realm.close();
        nginx.close();
        server.close();
    }

    /** The tag of an answer as a client that takes compressed ones gets it. */
    private static String tag(HttpCall call) {
        Reply reply = call.header("Accept-Encoding", "gzip").send().expect(200);
        assertThat(reply.header("Content-Encoding")).hasValue("gzip");
        String tag = reply.header("ETag").orElseThrow();
        assertThat(tag).as("weakened").startsWith("W/\"");
        return tag;
    }

    private String tag(PersonaApiClient user, String id) {
        return tag(realm.http().get(realm.path("/persona/v1/personas/" + id)).bearer(user.token()));
    }

    @Test
    void aPersonaThatWasReadCanBeChangedAndDeleted() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String id = anna.created("traveler", "corsica");
        String first = tag(anna, id);
        anna.patch(id, Map.of("consent", true), first).expect(200);
        anna.patch(id, Map.of("consent", false), first).expect(412);
        anna.call("DELETE", "/v1/personas/" + id, call -> call.header("If-Match", first))
                .expect(412);
        String second = tag(anna, id);
        anna.call("DELETE", "/v1/personas/" + id, call -> call.header("If-Match", second))
                .expect(204);
    }

    @Test
    void administratorsCanChangeAPersonaThatTheyHaveRead() {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        String path = "/personas/" + bert.created("traveler", "corsica");
        String first = tag(realm.admin().call("GET", path));
        change(realm, path, first, Map.of("note", "seen")).expect(200);
        change(realm, path, first, Map.of("note", "lost")).expect(412);
    }

    @Test
    void theSchemaCanBeChangedAfterItWasRead() {
        try (TestRealm other = TestRealm.create(nginx)) {
            String read = tag(other.admin().call("GET", "/personas/schema"));
            Map<String, Object> schema = Map.of("titles", List.of(Map.of("name", "fan")));
            change(other, "/personas/schema", read, schema).expect(200);
            change(other, "/personas/schema", read, schema).expect(412);
        }
    }

    private static Reply change(TestRealm realm, String path, String ifMatch, Map<String, ?> members) {
        return realm.admin()
                .call("PUT", path)
                .header("If-Match", ifMatch)
                .json(members)
                .send();
    }

    @Test
    void listsNameTheNextPageByThePublicAddress() {
        PersonaApiClient carla = PersonaApiClient.ofNewUser(realm, "carla");
        carla.created("traveler", "a");
        carla.created("traveler", "b");
        Reply page = carla.get("/v1/personas?max=1").expect(200);
        assertThat(page.header("Link").orElseThrow())
                .startsWith("<" + nginx.baseUri() + "/realms/" + realm.name() + "/");
        assertThat(carla.listed(carla.next(page).orElseThrow())).containsExactly("traveler@a");
        assertThat(realm.admin()
                        .call("GET", "/personas?user=carla&max=1")
                        .send()
                        .expect(200)
                        .header("Link")
                        .orElseThrow())
                .startsWith("<" + nginx.baseUri() + "/admin/realms/" + realm.name() + "/personas?user=carla");
    }

    @Test
    void pathsWorkAndLocationsHaveThePublicAddress() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        dora.get("/health").expect(200);
        dora.get("/v1/personas/").expect(200);
        dora.get("/v2").expect(404);
        Reply created = dora.create("traveler", "corsica").expect(201);
        assertThat(created.header("Location").orElseThrow())
                .isEqualTo(nginx.baseUri() + "/realms/" + realm.name() + "/persona/v1/personas/"
                        + created.json().path("id").asText());
    }

    @Test
    void slowBodiesWaitInTheProxyAndBlockNobody() {
        PersonaApiClient slow = PersonaApiClient.ofNewUser(realm, "slow");
        String id = slow.created("traveler", "slow");
        String body = "{\"consent\":true}";
        try (SlowClients clients = new SlowClients(realm)) {
            String head = clients.head("PATCH", clients.api("/v1/personas/" + id), slow.token())
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n{";
            List<Socket> calls =
                    IntStream.range(0, MANY).mapToObj(i -> clients.begin(head)).toList();
            PersonaApiClient.ofNewUser(realm, "quick").created("traveler", "quick");
            SlowClients.say(calls.get(0), body.substring(1));
            assertThat(SlowClients.status(calls.get(0))).isEqualTo(200);
        }
    }
}
