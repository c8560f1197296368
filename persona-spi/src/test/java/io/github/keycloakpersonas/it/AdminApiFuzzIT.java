package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link ApiFuzzIT} for administrators; {@link AdminContract} holds the answers against the document. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("storage")
class AdminApiFuzzIT {

    private static final Set<String> JSON = Set.of(
            "application/json",
            "application/x-ndjson",
            "application/schema+json",
            "text/csv;charset=UTF-8;header=present");

    private TestRealm realm;
    private FuzzPool pool;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "fuzz");
        String own = user.created("traveler", "corsica");
        pool = new FuzzPool()
                .know("id", List.of(own, user.personaId("traveler", "corsica"), user.personaId("guide", "x\u0000")))
                .know("user_sub", List.of(user.sub()))
                .know("user", List.of(user.sub(), "fuzz"))
                .know("username", List.of("fuzz"))
                .know("title", List.of("traveler", "travel-agent", "admin"))
                .know("circle", List.of("corsica", "c1", "c2", "c3"))
                .know("client", List.of(TestRealm.APP, "account"))
                .know("clients", List.of("all", TestRealm.APP, TestRealm.APP + ",,"));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** All but the one that closes the API for the others. */
    static List<RequestFuzz.Operation> operations() {
        return RequestFuzz.operations(Contract.adminOpenApi()).stream()
                .filter(operation ->
                        !operation.definition().path("operationId").asText().equals("closeRealm"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noAnswerIsAFailure(RequestFuzz.Operation operation) {
        Random random = new Random(ApiFuzzIT.SEED + (operation.method() + operation.path()).hashCode());
        RequestFuzz fuzz = new RequestFuzz(Contract.adminOpenApi(), pool, random);
        String base = realm.server().baseUri() + "/admin/realms/" + Http.encode(realm.name());
        int logged = realm.server().log().length();
        int reached = 0;
        for (int i = 0; i < ApiFuzzIT.REQUESTS / 3; i++) {
            FuzzedRequest request = fuzz.request(operation);
            Reply reply =
                    request.send(realm.http(), base, realm.server().admin().token());
            // Else Keycloak has answered by itself: to a bad token or origin, to a path that does not exist, to odd
            // characters.
            if (reply.header("X-Request-Id").isPresent()) {
                isFit(request, reply);
                reached++;
            }
        }
        assertThat(realm.server().log().substring(logged))
                .as("seed %s", ApiFuzzIT.SEED)
                .doesNotContain("ERROR [io.github.keycloakpersonas");
        assertThat(reached).isPositive();
    }

    private static void isFit(FuzzedRequest request, Reply reply) {
        assertThat(reply.status())
                .as("seed %s: %s: %s", ApiFuzzIT.SEED, request, reply)
                .isLessThan(500);
        String type = reply.header("Content-Type").orElse("");
        if (reply.status() >= 400) {
            assertThat(type)
                    .as("seed %s: %s: %s", ApiFuzzIT.SEED, request, reply)
                    .isEqualTo("application/problem+json");
            assertThat(reply.text()).as("seed %s: %s", ApiFuzzIT.SEED, request).doesNotContainPattern(ApiFuzzIT.INSIDE);
        } else if (reply.status() != 204) {
            assertThat(type).as("seed %s: %s", ApiFuzzIT.SEED, request).isIn(JSON);
        }
    }
}
