package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.StewardedRealm.act;
import static io.github.keycloakpersonas.it.StewardedRealm.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stewards do in their circle. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
class StewardsIT {

    private static final String CORSICA = "corsica";

    private StewardedRealm stewarded;
    private PersonaApiClient head;

    @BeforeEach
    void createRealm(KeycloakServer server) {
        stewarded = new StewardedRealm(server, Map.of("eventsEnabled", true));
        head = stewarded.steward("hanna", "head", CORSICA);
    }

    @AfterEach
    void removeRealm() {
        stewarded.close();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("personas").findValuesAsText("id");
    }

    @Test
    void aRequestIsApprovedAndItsOwnerSelectsThePersona() {
        String id = stewarded.traveler("tina", CORSICA);
        JsonNode circle = head.get("/v1/circles").expect(200).json().at("/circles/0");
        assertThat(circle.path("circle").asText()).isEqualTo(CORSICA);
        assertThat(texts(circle.path("titles"))).containsExactly("traveler", "guide");
        assertThat(circle.path("pending").asInt()).isEqualTo(1);
        assertThat(circle.path("members").asInt()).isZero();
        Reply read = head.get(path(CORSICA, id)).expect(200);
        assertThat(read.json().path("username").asText()).isEqualTo("tina");
        assertThat(texts(read.json().path("can"))).containsExactly("approve", "reject", "remove");
        String tag = read.header("ETag").orElseThrow();
        JsonNode approved = act(
                        head,
                        CORSICA,
                        id,
                        "approve",
                        call -> call.json(Map.of("note", "Welcome")).header("If-Match", tag))
                .expect(200)
                .json();
        assertThat(approved.path("status").asText()).isEqualTo("active");
        assertThat(approved.path("note").asText()).isEqualTo("Welcome");
        PersonaApiClient tina = PersonaApiClient.of(stewarded.realm, "tina");
        tina.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", id)))
                .expect(200);
        assertThat(head.get("/v1/circles")
                        .expect(200)
                        .json()
                        .at("/circles/0/members")
                        .asInt())
                .isEqualTo(1);
        act(head, CORSICA, id, "reject", call -> call.header("If-Match", tag)).expect(412);
        act(head, CORSICA, id, "reject").expect(409);
    }

    @Test
    void whatIsRejectedStaysRevoked() {
        String id = stewarded.traveler("tina", CORSICA);
        act(head, CORSICA, id, "reject", call -> call.json(Map.of("note", "No")))
                .expect(200);
        assertThat(stewarded.seen(id).path("note").asText()).isEqualTo("No");
        for (String action : List.of("approve", "resume", "suspend")) {
            act(head, CORSICA, id, action).expect(409);
        }
        head.delete(path(CORSICA, id)).expect(409);
        assertThat(stewarded.status(id)).isEqualTo("revoked");
    }

    @Test
    void aPersonaIsSuspendedResumedExtendedAndRemoved() {
        String id = stewarded.traveler("tina", CORSICA);
        act(head, CORSICA, id, "approve").expect(200);
        act(head, CORSICA, id, "suspend", call -> call.json(Map.of("note", "On leave")))
                .expect(200);
        assertThat(stewarded.status(id)).isEqualTo("suspended");
        JsonNode resumed = act(head, CORSICA, id, "resume").expect(200).json();
        assertThat(resumed.path("status").asText()).isEqualTo("active");
        assertThat(resumed.has("note")).isFalse();
        Instant end = Instant.parse(resumed.path("valid_till").asText());
        JsonNode later = act(head, CORSICA, id, "extend", call -> call.json(Map.of("days", 10)))
                .expect(200)
                .json();
        assertThat(Instant.parse(later.path("valid_till").asText())).isEqualTo(end.plus(Duration.ofDays(10)));
        act(head, CORSICA, id, "extend", call -> call.json(Map.of("days", 100))).expect(400);
        act(head, CORSICA, id, "extend", call -> call.json(Map.of("valid_till", end.toString())))
                .expect(409);
        act(head, CORSICA, id, "extend", call -> call.json(Map.of("days", 1, "valid_till", end.toString())))
                .expect(400);
        act(head, CORSICA, id, "extend", call -> call.json(Map.of())).expect(400);
        Instant last = end.plus(Duration.ofDays(20));
        act(head, CORSICA, id, "extend", call -> call.json(Map.of("valid_till", last.toString())))
                .expect(200);
        head.delete(path(CORSICA, id)).expect(204);
        head.get(path(CORSICA, id)).expect(404);
        stewarded.admin.get("/" + id).expect(404);
    }

    @Test
    void listsAreFilteredSearchedAndPaged() {
        List<String> ids = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> ids.add(0, stewarded.traveler("user" + i, CORSICA)));
        String guide = stewarded.realm.user("gus");
        ids.add(0, stewarded.admin.created("gus", "guide", CORSICA));
        stewarded.traveler("elsewhere", "elba");
        stewarded.admin.created("gus", "fan", CORSICA);
        String all = "/v1/circles/corsica/personas";
        assertThat(ids(head.get(all).expect(200).json())).containsExactlyElementsOf(ids);
        assertThat(ids(head.get(all + "?status=pending&title=traveler")
                        .expect(200)
                        .json()))
                .hasSize(5);
        assertThat(ids(head.get(all + "?title=head&title=fan").expect(200).json()))
                .isEmpty();
        assertThat(ids(head.get(all + "?search=SER3").expect(200).json())).containsExactly(ids.get(2));
        assertThat(ids(head.get(all + "?search=" + guide).expect(200).json())).containsExactly(ids.get(0));
        assertThat(ids(head.get(all + "?search=corsica").expect(200).json())).isEmpty();
        List<String> paged = new ArrayList<>();
        Optional<String> next = Optional.of(all + "?max=4");
        while (next.isPresent()) {
            Reply page = head.get(next.get()).expect(200);
            paged.addAll(ids(page.json()));
            next = head.next(page);
        }
        assertThat(paged).containsExactlyElementsOf(ids);
        head.get(all + "?status=unknown").expect(400);
    }

    @Test
    void whatStewardsSeeOfOthersIsTheSchemasDecision() {
        String id = stewarded.traveler("tina", CORSICA);
        String sub = stewarded.seen(id).path("user_sub").asText();
        stewarded
                .realm
                .admin()
                .call("PUT", "/users/" + sub)
                .json(Map.of("firstName", "Tina", "lastName", "Ähren", "email", "tina@example.com"))
                .send()
                .expect(204);
        String search = "/v1/circles/corsica/personas?search=";
        assertThat(ids(head.get(search + "example.com").expect(200).json())).isEmpty();
        stewarded.schema(",'circles':{'stewards_see':'name'}");
        JsonNode named = head.get(search + "ina").expect(200).json().at("/personas/0");
        assertThat(named.path("name").asText()).isEqualTo("Tina Ähren");
        assertThat(named.has("username")).isFalse();
        // Not every database knows the capitals of all letters.
        assertThat(ids(head.get(search + "tina%20%C3%84h").expect(200).json())).containsExactly(id);
        assertThat(head.get(path(CORSICA, id)).expect(200).json().path("name").asText())
                .isEqualTo("Tina Ähren");
        stewarded.schema(",'circles':{'stewards_see':'none'}");
        assertThat(ids(head.get(search + "ina").expect(200).json())).isEmpty();
        JsonNode nameless = head.get(path(CORSICA, id)).expect(200).json();
        assertThat(nameless.has("username") || nameless.has("name")).isFalse();
    }

    @Test
    void eventsNameStewardAndMandate() {
        String id = stewarded.traveler("tina", CORSICA);
        act(head, CORSICA, id, "approve").expect(200);
        head.delete(path(CORSICA, id)).expect(204);
        JsonNode events = stewarded.realm.admin().get("/events?type=UPDATE_PROFILE&max=2");
        String mandate = head.get("/v1/circles").json().at("/circles/0/mandate").asText();
        assertThat(events.findValuesAsText("persona_action")).containsExactlyInAnyOrder("approve", "remove");
        assertThat(events.findValuesAsText("steward")).containsOnly(head.sub());
        assertThat(events.findValuesAsText("steward_mandate")).containsOnly(mandate);
        assertThat(events.findValuesAsText("userId"))
                .containsOnly(PersonaApiClient.of(stewarded.realm, "tina").sub());
        assertThat(events.toString()).doesNotContain(CORSICA);
    }

    @Test
    void theHistorySaysThatItWasASteward() {
        stewarded.schema(",'history':{'enabled':true}");
        String id = stewarded.traveler("tina", CORSICA);
        act(head, CORSICA, id, "approve").expect(200);
        JsonNode history =
                stewarded.admin.get("/" + id + "/history").expect(200).json();
        assertThat(history.toString()).contains("\"steward\"").contains(head.sub());
    }

    @Test
    void explanationsAgreeWithWhatHappens() {
        String id = stewarded.traveler("tina", CORSICA);
        String explain = "/v1/circles/corsica/explain";
        assertThat(head.get(explain).expect(200).json().path("permitted").asBoolean())
                .isTrue();
        JsonNode asked = head.get(explain + "?persona=" + id + "&action=approve")
                .expect(200)
                .json();
        assertThat(asked.path("permitted").asBoolean()).isTrue();
        assertThat(head.get(explain + "?persona=" + id + "&action=resume")
                        .expect(200)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("state");
        assertThat(head.get("/v1/circles/elba/explain")
                        .expect(200)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("other-circle");
        String own = head.get("/v1/circles").json().at("/circles/0/mandate").asText();
        assertThat(head.get(explain + "?persona=" + own)
                        .expect(200)
                        .json()
                        .path("why")
                        .asText())
                .isEqualTo("own-persona");
        head.get(explain + "?action=approve").expect(400);
        head.get(explain + "?persona=unknown").expect(404);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        PersonaApiClient guide = stewarded.steward("gus", "guide", CORSICA);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 5; i++) {
                String id = stewarded.traveler("tina" + i, CORSICA);
                List<Callable<Integer>> calls = List.of(
                        () -> act(head, CORSICA, id, "approve").status(),
                        () -> act(guide, CORSICA, id, "reject").status());
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : two.invokeAll(calls)) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(200, 409);
                assertThat(stewarded.status(id)).isEqualTo(answers.get(0) == 200 ? "active" : "revoked");
            }
        } finally {
            two.shutdownNow();
        }
    }
}
