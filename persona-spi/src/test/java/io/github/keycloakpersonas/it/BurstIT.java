package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand requests at once, good and bad ones. */
@ExtendWith(SharedServer.class)
class BurstIT {

    private static final int REQUESTS = 10_000;
    private static final int CONNECTIONS = 120;

    /** A kind of request, and the statuses that its answer may have. */
    private record Kind(String name, Supplier<HttpCall> call, Set<Integer> statuses) {

        /** @return the kind and the status */
        String answer() {
            int status = call.get().send().status();
            return name + " " + status + (statuses.contains(status) ? "" : " unexpected");
        }
    }

    @Test
    void leavesTheServerHealthy(KeycloakServer server) throws Exception {
        Map<String, Integer> lasting = Map.of(TestRealm.TOKEN_LIFE, TestRealm.LONG);
        try (TestRealm realm = TestRealm.create(server, lasting);
                TestRealm limited = TestRealm.create(server, lasting)) {
            limited.admin().schema("{\"titles\":[{\"name\":\"fan\"}],\"limits\":{\"client_requests_per_minute\":60}}");
            PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
            String id = anna.created("traveler", "corsica");
            PersonaApiClient fan = PersonaApiClient.ofNewUser(limited, "fan");

            Map<String, Integer> answers = fire(kinds(realm, anna.token(), id, limited, fan.token()));

            assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(REQUESTS);
            assertThat(answers.keySet()).noneMatch(answer -> answer.endsWith("unexpected"));
            assertThat(answers.get("limited 429")).isPositive();
            isHealthy(server, realm, anna);
        }
    }

    private static void isHealthy(KeycloakServer server, TestRealm realm, PersonaApiClient anna) {
        anna.get("/health").expect(200);
        assertThat(PersonaApiClient.of(realm, "anna").listed("/v1/personas")).containsExactly("traveler@corsica");
        ServerMetrics metrics = new ServerMetrics(server);
        assertThat(metrics.settled(ServerMetrics.CONNECTIONS, value -> value <= 3))
                .as("database connections in use")
                .isLessThanOrEqualTo(3);
        assertThat(metrics.value(ServerMetrics.AWAITED_CONNECTIONS)).isZero();
        assertThat(metrics.settled(ServerMetrics.WORKERS, value -> value <= 3))
                .as("threads at work")
                .isLessThanOrEqualTo(3);
        assertThat(metrics.value(ServerMetrics.HEAP)).as("heap in use").isLessThan(0.9);
        assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }

    private static List<Kind> kinds(TestRealm realm, String token, String id, TestRealm limited, String fan) {
        byte[] large = new byte[70_000];
        return List.of(
                new Kind("list", () -> get(realm, "/v1/personas", token), Set.of(200)),
                new Kind("one", () -> get(realm, "/v1/personas/" + id, token), Set.of(200)),
                new Kind("schema", () -> get(realm, "/v1/schema", token), Set.of(200)),
                new Kind("no token", () -> get(realm, "/v1/personas", "x"), Set.of(401)),
                new Kind("forged", () -> get(realm, "/v1/personas", token + "x"), Set.of(401)),
                new Kind("large", () -> post(realm, token).body("application/json", large), Set.of(413)),
                new Kind("no JSON", () -> post(realm, token).body("application/json", "{"), Set.of(400)),
                new Kind("nowhere", () -> get(realm, "/v1/nothing", token), Set.of(404)),
                new Kind("unknown", () -> get(realm, "/v1/personas/unknown", token), Set.of(404)),
                new Kind("limited", () -> get(limited, "/v1/personas", fan), Set.of(200, 429)));
    }

    private static HttpCall get(TestRealm realm, String path, String token) {
        return realm.http().get(realm.path("/persona" + path)).bearer(token);
    }

    private static HttpCall post(TestRealm realm, String token) {
        return realm.http().post(realm.path("/persona/v1/personas")).bearer(token);
    }

    /** @return how many answers there were of each kind and status */
    private static Map<String, Integer> fire(List<Kind> kinds) throws Exception {
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(kinds.get(i % kinds.size())::answer);
        }
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Map<String, Integer> answers = new TreeMap<>();
            for (Future<String> answer : clients.invokeAll(requests)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
