package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The appointments of users. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarIT {

    static final String EVENTS = "/v1/calendar/events";
    static final String SCHEMA = "{\"titles\":[{\"name\":\"traveler\"}],\"calendar\":{\"enabled\":true}}";

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema(SCHEMA);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** A rehearsal on an evening of October 2026 with some more members. */
    static Map<String, Object> rehearsal(Object... more) {
        Map<String, Object> event = new HashMap<>(
                Map.of("title", "Rehearsal", "start_at", "2026-10-19T18:00:00Z", "end_at", "2026-10-19T19:30:00Z"));
        for (int i = 0; i < more.length; i += 2) {
            event.put((String) more[i], more[i + 1]);
        }
        return event;
    }

    private static Reply post(PersonaApiClient user, Map<String, Object> event) {
        return user.call("POST", EVENTS, call -> call.json(event));
    }

    private static String created(PersonaApiClient user, Object... more) {
        return post(user, rehearsal(more)).expect(201).json().path("id").asText();
    }

    private static Reply patch(PersonaApiClient user, String path, Object json) {
        return user.call("PATCH", EVENTS + "/" + path, call -> call.json(json));
    }

    private static List<String> starts(PersonaApiClient user, String query) {
        List<String> starts = new ArrayList<>();
        user.get(EVENTS + query)
                .expect(200)
                .json()
                .path("events")
                .forEach(event -> starts.add(event.path("start_at").asText()));
        return starts;
    }

    private static String window(String from, String to) {
        return "?from=" + from + "T00:00:00Z&to=" + to + "T00:00:00Z";
    }

    @Test
    void anEventIsCreatedReadChangedAndDeleted() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        Reply created = post(
                        anna,
                        rehearsal(
                                "location", "Town hall \uD83C\uDFBB", "color", "#3366CC", "time_zone", "Europe/Berlin"))
                .expect(201);
        JsonNode event = created.json();
        assertThat(created.header("Location"))
                .hasValue(
                        realm.path("/persona" + EVENTS + "/" + event.path("id").asText())
                                .toString());
        assertThat(created.header("ETag")).hasValue("\"0\"");
        assertThat(event.path("is_all_day").asBoolean()).isFalse();
        String path = EVENTS + "/" + event.path("id").asText();
        assertThat(anna.get(path).expect(200).json()).isEqualTo(event);

        Reply changed = patch(anna, event.path("id").asText(), Map.of("title", "Concert"))
                .expect(200);
        assertThat(changed.header("ETag")).hasValue("\"1\"");
        anna.call("PUT", path, call -> call.json(changed.json()).header("If-Match", "\"0\""))
                .expect(412);
        anna.call("PUT", path, call -> call.json(changed.json()).header("If-Match", "\"1\""))
                .expect(200);
        anna.call("DELETE", path, call -> call.header("If-Match", "\"7\"")).expect(412);
        anna.delete(path).expect(204);
        assertThat(anna.get(path).expect(404).json().path("type").asText()).endsWith("/event-not-found");
        anna.delete(path).expect(404);
    }

    @Test
    void aWindowHasWhatTakesPlaceInItInOrder() {
        PersonaApiClient ben = PersonaApiClient.ofNewUser(realm, "ben");
        created(ben, "time_zone", "Europe/Berlin", "rrule", "FREQ=WEEKLY;BYDAY=MO");
        created(ben, "start_at", "2026-10-20T08:00:00Z", "end_at", "2026-10-20T08:00:00Z");
        created(
                ben,
                "start_at",
                "2026-10-24",
                "end_at",
                "2026-10-26",
                "is_all_day",
                true,
                "time_zone",
                "Europe/Berlin");
        assertThat(starts(ben, window("2026-10-19", "2026-11-03")))
                .containsExactly(
                        "2026-10-19T18:00:00Z",
                        "2026-10-20T08:00:00Z",
                        "2026-10-24",
                        "2026-10-26T19:00:00Z",
                        "2026-11-02T19:00:00Z");
        assertThat(starts(ben, window("2027-10-19", "2027-10-26"))).containsExactly("2027-10-25T18:00:00Z");
        assertThat(starts(ben, "?max=2")).hasSize(2);
        assertThat(ben.get(EVENTS + "?max=2").header("Link")).isPresent();
        assertThat(starts(ben, "?first=2&max=2")).containsExactly("2026-10-24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-10-01T00:00:00Z",
                "?from=2026-10-01T00:00:00Z&to=2026-09-01T00:00:00Z",
                "?from=2026-10-01T00:00:00Z&to=2028-09-01T00:00:00Z",
                "?from=x&to=y",
                "?max=0"
            })
    void aWindowIsBounded(String query) {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "window" + Integer.toHexString(query.hashCode()));
        user.get(EVENTS + query).expect(400);
    }

    @Test
    void oneOccurrenceIsChangedAndAnotherLeftOut() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        String id = created(cleo, "rrule", "FREQ=DAILY;COUNT=5");
        String second = id + "/occurrences/2026-10-20T18:00:00Z";
        patch(cleo, second, Map.of("start_at", "2026-10-20T06:00:00Z", "title", "Early"))
                .expect(200);
        JsonNode event = cleo.delete(EVENTS + "/" + id + "/occurrences/2026-10-21T18:00:00Z")
                .expect(200)
                .json();
        assertThat(event.path("exdate").findValuesAsText("")).isEmpty();
        assertThat(event.path("exdate").get(0).asText()).isEqualTo("2026-10-21T18:00:00Z");
        assertThat(starts(cleo, window("2026-10-19", "2026-11-03")))
                .containsExactly(
                        "2026-10-19T18:00:00Z", "2026-10-20T06:00:00Z", "2026-10-22T18:00:00Z", "2026-10-23T18:00:00Z");
        JsonNode early = cleo.get(EVENTS + window("2026-10-20", "2026-10-21"))
                .expect(200)
                .json()
                .at("/events/0");
        assertThat(early.path("title").asText()).isEqualTo("Early");
        assertThat(early.path("occurrence").asText()).isEqualTo("2026-10-20T18:00:00Z");
        assertThat(early.path("end_at").asText()).isEqualTo("2026-10-20T07:30:00Z");

        Map<String, Object> back = new HashMap<>();
        back.put("start_at", null);
        back.put("title", null);
        assertThat(patch(cleo, second, back).expect(200).json().has("changes")).isFalse();
        patch(cleo, id + "/occurrences/2026-10-21T18:00:00Z", Map.of("title", "x"))
                .expect(404);
        patch(cleo, id + "/occurrences/2026-10-21T17:00:00Z", Map.of("title", "x"))
                .expect(404);
        patch(cleo, id + "/occurrences/monday", Map.of("title", "x")).expect(404);
        patch(cleo, second, Map.of("rrule", "FREQ=DAILY")).expect(400);
    }

    @Test
    void everyFaultIsNamed() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        JsonNode problem = post(dora, Map.of("title", "", "start_at", "soon", "rrule", "FREQ=HOURLY", "x", 1))
                .expect(400)
                .json();
        assertThat(problem.path("errors").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("x", "title", "start_at", "end_at");
        assertThat(post(dora, rehearsal("persona_id", "nobody"))
                        .expect(400)
                        .json()
                        .path("errors")
                        .has("persona_id"))
                .isTrue();
    }

    @Test
    void nobodySeesOrChangesWhatAnotherUserHas() {
        PersonaApiClient emil = PersonaApiClient.ofNewUser(realm, "emil");
        PersonaApiClient fred = PersonaApiClient.ofNewUser(realm, "fred");
        String id = created(emil, "rrule", "FREQ=DAILY");
        String path = EVENTS + "/" + id;
        fred.get(path).expect(404);
        patch(fred, id, Map.of("title", "x")).expect(404);
        patch(fred, id + "/occurrences/2026-10-19T18:00:00Z", Map.of("title", "x"))
                .expect(404);
        fred.delete(path + "/occurrences/2026-10-19T18:00:00Z").expect(404);
        fred.delete(path).expect(404);
        assertThat(starts(fred, window("2026-10-19", "2026-11-03"))).isEmpty();
        emil.get(path).expect(200);
    }

    @Test
    void anEventLosesItsPersonaAndStays() {
        PersonaApiClient gina = PersonaApiClient.ofNewUser(realm, "gina");
        PersonaApiClient hans = PersonaApiClient.ofNewUser(realm, "hans");
        String persona = gina.created("traveler", "corsica");
        String id = created(gina, "persona_id", gina.personaId("traveler", "corsica"));
        created(gina);
        assertThat(gina.get(EVENTS + "/" + id).json().path("persona_id").asText())
                .isEqualTo(persona);
        assertThat(starts(gina, "?persona=" + persona)).hasSize(1);
        assertThat(starts(gina, window("2026-10-19", "2026-11-03") + "&persona=" + persona))
                .hasSize(1);
        assertThat(starts(gina, "?persona=unknown")).isEmpty();
        post(hans, rehearsal("persona_id", persona)).expect(400);

        gina.delete("/v1/personas/" + persona).expect(204);
        assertThat(gina.get(EVENTS + "/" + id).expect(200).json().has("persona_id"))
                .isFalse();
        assertThat(starts(gina, "")).hasSize(2);
    }

    @Test
    void aServiceAccountHasNone() {
        String account = realm.service("robot", "robot-secret");
        realm.admin().grantClientRoles(account, "persona-api", "manage-own-calendar");
        PersonaApiClient robot = new PersonaApiClient(realm, realm.serviceToken("robot", "robot-secret"));
        robot.get(EVENTS).expect(403);
        post(robot, rehearsal()).expect(403);
    }

    @Test
    void theRolesAreNeeded() {
        String ida = realm.user("ida");
        String defaults = "default-roles-" + realm.name();
        JsonNode role = realm.admin().get("/roles/" + defaults);
        realm.admin()
                .call("DELETE", "/users/" + ida + "/role-mappings/realm")
                .json(List.of(role))
                .send()
                .expect(204);
        realm.admin().grantClientRoles(ida, "persona-api", "view-own-calendar");
        PersonaApiClient viewer = PersonaApiClient.of(realm, "ida");
        viewer.get(EVENTS).expect(200);
        assertThat(post(viewer, rehearsal()).expect(403).json().path("detail").asText())
                .contains("manage-own-calendar");
    }

    @Test
    void isRemovedWithItsUser() {
        PersonaApiClient jana = PersonaApiClient.ofNewUser(realm, "jana");
        created(jana);
        realm.admin().deleteUser(realm.admin().userId("jana"));
        PersonaApiClient again = PersonaApiClient.ofNewUser(realm, "jana");
        assertThat(starts(again, "")).isEmpty();
    }

    @Test
    void aRealmWithoutItAnswers404(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            PersonaApiClient user = PersonaApiClient.ofNewUser(other, "karl");
            Reply refused = user.get(EVENTS).expect(404);
            assertThat(refused.json().path("detail").asText()).contains("calendar.enabled");
            post(user, rehearsal()).expect(404);
            assertThat(user.get("/v1/schema").json().has("calendar")).isFalse();
        }
        assertThat(PersonaApiClient.ofNewUser(realm, "lena")
                        .get("/v1/schema")
                        .expect(200)
                        .json()
                        .at("/calendar/enabled")
                        .asBoolean())
                .isTrue();
    }
}
