package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Others are answered while some clients take their time, and no database connection waits with these. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsIT {

    /** More than Keycloak has threads for requests on a small machine. */
    private static final int MANY = 70;

    /** Fewer than that, and more than anybody's share of them ever was. */
    private static final int SOME = 30;

    /** Of all of them; some may be at work for Keycloak itself. */
    private static final int FEW_CONNECTIONS = 3;

    private TestRealm realm;
    private PersonaApiClient anna;
    private PersonaApiClient slow;
    private ServerMetrics metrics;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        slow = PersonaApiClient.ofNewUser(realm, "slow");
        metrics = new ServerMetrics(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void othersAreAnswered() {
        anna.get("/v1/personas").expect(200);
        String id = anna.created("traveler", "corsica");
        anna.delete("/v1/personas/" + id).expect(204);
        anna.get("/health").expect(200);
        realm.token("anna");
        String owned = AdminPersonas.of(realm).created("anna", "traveler", "by an administrator");
        realm.admin()
                .call("PATCH", "/personas/" + owned)
                .json(Map.of("consent", true))
                .send()
                .expect(200);
        realm.admin().delete("/personas/" + owned).expect(204);
        assertThat(metrics.settled(ServerMetrics.CONNECTIONS, value -> value <= FEW_CONNECTIONS))
                .as("database connections in use")
                .isLessThanOrEqualTo(FEW_CONNECTIONS);
    }

    @Test
    void thatDoNotFinishTheirHeadersDisturbNobody() {
        try (SlowClients clients = new SlowClients(realm)) {
            String head = clients.head("GET", clients.api("/v1/personas"), slow.token());
            List<Socket> calls = IntStream.range(0, 3 * MANY)
                    .mapToObj(i -> clients.begin(head + "X-Slow: "))
                    .toList();
            calls.forEach(call -> SlowClients.say(call, "a"));
            othersAreAnswered();
            assertThat(SlowClients.status(SlowClients.say(calls.get(0), "\r\n\r\n")))
                    .isEqualTo(200);
        }
    }

    @Test
    void thatDoNotFinishTheirBodiesDisturbNobody() {
        Agent.letIn(realm);
        String id = slow.created("traveler", "slow");
        String agent =
                Agent.tokens(realm, "slow", Agent.SCOPE).path("access_token").asText();
        try (SlowClients clients = new SlowClients(realm)) {
            String api = clients.api("/v1");
            othersAreAnsweredDuring(
                    clients,
                    List.of(
                            new Slow("PATCH", api + "/personas/" + id, slow.token(), "{\"consent\":true}", 200),
                            new Slow("POST", api + "/personas", slow.token(), "{\"title\":\"nothing\"}", 400),
                            new Slow("PUT", api + "/session/persona", slow.token(), "{\"persona_id\":\"0\"}", 404),
                            new Slow("POST", api + "/users/register", slow.token(), "{\"client_id\":\"no\"}", 401),
                            new Slow("POST", clients.api("/mcp"), agent, "[]", 400)));
        }
        assertThat(slow.get("/v1/personas/" + id)
                        .expect(200)
                        .json()
                        .path("consent")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void thatDoNotFinishTheirBodiesAsAdministratorsDisturbNobody() {
        String id = slow.created("traveler", "slowly administered");
        realm.admin().grantClientRoles(realm.user("boss"), "realm-management", "realm-admin");
        String boss = realm.token("boss");
        String path = "/admin/realms/" + realm.name() + "/personas";
        try (SlowClients clients = new SlowClients(realm)) {
            othersAreAnsweredDuring(
                    clients,
                    List.of(
                            new Slow("PATCH", path + "/" + id, boss, "{\"consent\":true}", 200),
                            new Slow("POST", path + "/" + id + "/reject", boss, "{\"note\":\"late\"}", 409),
                            new Slow("POST", path, boss, "{\"username\":\"nobody\"}", 400),
                            new Slow("POST", path + "/bulk", boss, "{}", 400),
                            new Slow("PUT", path + "/schema", boss, "[]", 400),
                            new Slow("POST", path + "/import", boss, "{\"username\":\"nobody\"}", 200)));
        }
    }

    @Test
    void thatDoNotFinishTheirBodiesAsAdministratorsOfAnotherRealmDisturbNobody(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server);
                SlowClients clients = new SlowClients(other)) {
            other.admin().grantClientRoles(other.user("boss"), "realm-management", "realm-admin");
            String path = "/admin/realms/" + other.name() + "/personas";
            othersAreAnsweredDuring(
                    clients, List.of(new Slow("POST", path, other.token("boss"), "{\"username\":\"nobody\"}", 400)));
        }
    }

    /** A call whose body comes late, and how it is answered then. */
    private record Slow(String method, String path, String token, String body, int status) {

        String head(SlowClients clients) {
            return clients.head(method, path, token) + "Content-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n";
        }
    }

    /**
     * Begins calls, in turn, whose realm, user and roles are in none of Keycloak's caches, so that each check asks the
     * database, and finishes them when others have been answered.
     */
    private void othersAreAnsweredDuring(SlowClients clients, List<Slow> kinds) {
        List<Socket> calls = new ArrayList<>();
        for (int i = 0; i < SOME; i++) {
            for (String cache : List.of("realm", "user")) {
                realm.admin().call("POST", "/clear-" + cache + "-cache").send().expect(204);
            }
            calls.add(clients.begin(kinds.get(i % kinds.size()).head(clients)));
        }
        othersAreAnswered();
        for (int i = 0; i < SOME; i++) {
            Slow call = kinds.get(i % kinds.size());
            SlowClients.say(calls.get(i), call.body());
            assertThat(SlowClients.status(calls.get(i)))
                    .as(call.method() + " " + call.path())
                    .isEqualTo(call.status());
        }
    }

    @Test
    void thatDoNotReadAnExportDisturbNobody(KeycloakServer server) {
        int personas = 400;
        try (TestRealm many = TestRealm.create(server);
                SlowClients clients = new SlowClients(many)) {
            many.admin()
                    .schema(
                            "{\"titles\":[{\"name\":\"traveler\"}],\"limits\":{\"personas_per_user\":1000},\"attributes\":["
                                    + IntStream.range(0, 5)
                                            .mapToObj(i -> "{\"name\":\"text" + i
                                                    + "\",\"type\":\"string\",\"max_length\":4000}")
                                            .collect(Collectors.joining(","))
                                    + "]}");
            String texts = IntStream.range(0, 5)
                    .mapToObj(i -> ",\"text" + i + "\":\"" + "x".repeat(4000) + "\"")
                    .collect(Collectors.joining());
            many.user("rich");
            String[] lines = IntStream.range(0, personas)
                    .mapToObj(i ->
                            TransferClient.line("rich", "traveler", "c" + i).replace("}", texts + "}"))
                    .toArray(String[]::new);
            assertThat(new TransferClient(many)
                            .imported("", lines)
                            .path("created")
                            .asInt())
                    .isEqualTo(personas);
            String path = "/admin/realms/" + many.name() + "/personas/export";
            String head = clients.head("GET", path, server.admin().token());
            // The older version has no chunks, whose lengths would stand between the lines.
            Socket call = clients.begin(head.replace("HTTP/1.1", "HTTP/1.0") + "\r\n");
            othersAreAnswered();
            List<String> answer = SlowClients.reader(call).lines().toList();
            assertThat(answer).hasSizeGreaterThan(personas);
            assertThat(answer.get(answer.size() - 1)).as("read at last").startsWith("{\"end\":true,");
        }
    }

    @Test
    void thatSendTooMuchAreCutOff() {
        int before = realm.server().log().length();
        try (SlowClients clients = new SlowClients(realm)) {
            String head = clients.head("GET", clients.api("/v1/personas"), slow.token());
            assertThat(SlowClients.status(clients.begin(head + "X-Large: " + "x".repeat(70_000) + "\r\n\r\n")))
                    .isEqualTo(431);
            assertThat(SlowClients.status(clients.begin(head + "X-One: of many headers\r\n".repeat(4000) + "\r\n")))
                    .isEqualTo(431);
            String address = clients.api("/v1/personas/" + "x".repeat(40_000));
            assertThat(SlowClients.status(clients.begin(clients.head("GET", address, slow.token()) + "\r\n")))
                    .isEqualTo(414);
            othersAreAnswered();
        }
        assertThat(realm.server().log().substring(before)).as("no stack trace").doesNotContain("\tat ");
    }
}
