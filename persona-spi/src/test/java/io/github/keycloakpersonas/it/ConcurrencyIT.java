package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writers at the same moment: each gets a clean answer, and the rules hold. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyIT {

    private static final int WRITERS = 16;
    private static final int STARTERS = 30;

    private final ExecutorService threads = Executors.newFixedThreadPool(STARTERS);
    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
    }

    @AfterAll
    void removeRealm() {
        threads.shutdownNow();
        realm.close();
    }

    private List<Integer> statuses(IntFunction<Reply> call) throws Exception {
        return replies(WRITERS, call).stream().map(Reply::status).toList();
    }

    private List<Reply> replies(int calls, IntFunction<Reply> call) throws Exception {
        List<Callable<Reply>> prepared = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int number = i;
            prepared.add(() -> call.apply(number));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : threads.invokeAll(prepared)) {
            replies.add(reply.get());
        }
        return replies;
    }

    private static long count(List<Integer> statuses, int status) {
        return statuses.stream().filter(s -> s == status).count();
    }

    @Test
    void theSamePersonaIsCreatedOnce() throws Exception {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        List<Integer> statuses = statuses(i -> anna.create("traveler", "corsica"));
        assertThat(count(statuses, 201)).as(statuses.toString()).isEqualTo(1);
        assertThat(count(statuses, 400)).as(statuses.toString()).isEqualTo(WRITERS - 1);
        assertThat(anna.listed("/v1/personas")).containsExactly("traveler@corsica");
    }

    @Test
    void theLimitHolds() throws Exception {
        PersonaApiClient bert = PersonaApiClient.ofNewUser(realm, "bert");
        List<Integer> statuses = statuses(i -> bert.create("traveler", "circle " + i));
        assertThat(count(statuses, 201)).as(statuses.toString()).isEqualTo(5);
        assertThat(count(statuses, 400)).as(statuses.toString()).isEqualTo(WRITERS - 5);
        assertThat(bert.listed("/v1/personas")).hasSize(5);
    }

    @Test
    void atMostTwentyImportsByPartsAreOpen() throws Exception {
        List<Reply> begun = replies(STARTERS, i -> beginImport());
        assertThat(begun).filteredOn(reply -> reply.status() == 201).hasSize(20);
        assertThat(begun)
                .filteredOn(reply -> reply.status() != 201)
                .hasSize(STARTERS - 20)
                .allSatisfy(
                        reply -> assertThat(reply.expect(409).text()).contains("20 imports in parts are unfinished"));
        beginImport().expect(409);
        Reply first = begun.stream()
                .filter(reply -> reply.status() == 201)
                .findFirst()
                .orElseThrow();
        realm.admin()
                .call("DELETE", "/personas/import/" + first.json().path("id").asText())
                .send()
                .expect(204);
        beginImport().expect(201);
    }

    private Reply beginImport() {
        return realm.admin().call("POST", "/personas/import/parts?dry_run=true").send();
    }

    @Test
    void twoPersonasDoNotMoveToOnePlace() throws Exception {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        List<String> ids = List.of(
                cleo.created("traveler", "a"),
                cleo.created("traveler", "b"),
                cleo.created("traveler", "c"),
                cleo.created("traveler", "d"));
        List<Integer> statuses = statuses(i -> cleo.patch(ids.get(i % 4), Map.of("circle", "home")));
        // The one that got there may be told again to go there.
        assertThat(count(statuses, 200)).as(statuses.toString()).isEqualTo(4);
        assertThat(count(statuses, 400)).as(statuses.toString()).isEqualTo(12);
        assertThat(cleo.listed("/v1/personas?circle=home")).containsExactly("traveler@home");
    }

    @Test
    void ofManyWithTheSameEtagOneWins() throws Exception {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        Reply created = dora.create("traveler", "corsica").expect(201);
        String id = created.json().path("id").asText();
        String etag = created.header("ETag").orElseThrow();
        List<Integer> statuses = statuses(i -> dora.patch(id, Map.of("autobook_price", 1000 + i), etag));
        assertThat(count(statuses, 200)).as(statuses.toString()).isEqualTo(1);
        assertThat(count(statuses, 412)).as(statuses.toString()).isEqualTo(WRITERS - 1);
    }

    @Test
    void changesToDifferentMembersAllArrive() throws Exception {
        PersonaApiClient ed = PersonaApiClient.ofNewUser(realm, "edward");
        String id = ed.created("traveler", "corsica");
        List<Map<String, Object>> changes = List.of(
                Map.of("consent", true),
                Map.of("autobook_price", 1),
                Map.of("autobook_leadtime", 2),
                Map.of("status", "inactive"));
        List<Integer> statuses = statuses(i -> ed.patch(id, changes.get(i % 4)));
        assertThat(count(statuses, 200)).as(statuses.toString()).isEqualTo(WRITERS);
        var persona = ed.get("/v1/personas/" + id).json();
        assertThat(persona.path("consent").asBoolean()).isTrue();
        assertThat(persona.path("autobook_price").asInt()).isEqualTo(1);
        assertThat(persona.path("autobook_leadtime").asInt()).isEqualTo(2);
        assertThat(persona.path("status").asText()).isEqualTo("inactive");
    }

    @Test
    void whatIsDeletedTwiceIsDeletedOnce() throws Exception {
        PersonaApiClient fay = PersonaApiClient.ofNewUser(realm, "fay");
        String id = fay.created("traveler", "corsica");
        List<Integer> statuses = statuses(i -> fay.delete("/v1/personas/" + id));
        assertThat(count(statuses, 204)).as(statuses.toString()).isEqualTo(1);
        assertThat(count(statuses, 404)).as(statuses.toString()).isEqualTo(WRITERS - 1);
    }

    @Test
    void aReaderNeverKeepsWhatAWriterHasReplaced() throws Exception {
        PersonaApiClient gus = PersonaApiClient.ofNewUser(realm, "gus");
        String id = gus.created("traveler", "corsica");
        for (int round = 1; round <= 20; round++) {
            int price = round;
            statuses(i -> i == 0 ? gus.patch(id, Map.of("autobook_price", price)) : gus.get("/v1/personas"));
            assertThat(gus.get("/v1/personas")
                            .json()
                            .at("/personas/0/autobook_price")
                            .asInt())
                    .isEqualTo(price);
        }
    }
}
