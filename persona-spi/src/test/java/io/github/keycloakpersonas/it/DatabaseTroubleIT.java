package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that decides against a transaction, at a statement or only at the commit, and one that is away for a while. */
@Tag("postgres")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTroubleIT {

    private TestRealm realm;
    private JdbcAccess database;
    private Troubles troubles;
    private PersonaApiClient anna;
    private AdminPersonas admin;
    private String id;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(
                server,
                Map.of(
                        "attributes",
                        Map.of(
                                "persona.schema",
                                "{\"titles\":[{\"name\":\"traveler\"}],\"calendar\":{\"enabled\":true}}")));
        database = server.database().orElseThrow();
        troubles = new Troubles(database);
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        admin = AdminPersonas.of(realm);
        id = anna.created("traveler", "corsica");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @AfterEach
    void endTrouble() throws SQLException {
        troubles.end("persona", "persona_calendar_event", "persona_realm");
    }

    @ParameterizedTest
    @ValueSource(strings = {Troubles.AT_STATEMENT, Troubles.AT_COMMIT})
    void aChangeThatLosesTwiceIsTriedAgainAndDoneOnce(String when) throws SQLException {
        passes(
                when,
                () -> anna.patch(id, Map.of("valid_till", "2999-02-01T00:00:00Z"))
                        .expect(200));
        assertThat(anna.get("/v1/personas/" + id).json().path("valid_till").asText())
                .startsWith("2999-02-01");

        String other = passes(when, () -> anna.create("traveler", "second").expect(201))
                .json()
                .path("id")
                .asText();
        passes(when, () -> anna.delete("/v1/personas/" + other).expect(204));
        String third = passes(
                        when, () -> admin.create("anna", "traveler", "third").expect(201))
                .json()
                .path("id")
                .asText();
        passes(
                when,
                () -> admin.post("/bulk", Map.of("action", "suspend", "ids", List.of(third)))
                        .expect(200));
        passes(when, () -> admin.patch("/" + third, Map.of("status", "active")).expect(200));
        passes(when, () -> admin.delete("/" + third).expect(204));
        assertThat(anna.listed("/v1/personas")).hasSize(1);
    }

    @Test
    void whatIsTriedAgainLeavesOneEvent() throws SQLException {
        realm.admin().update(Map.of("eventsEnabled", true, "adminEventsEnabled", true));
        passes(
                Troubles.AT_COMMIT,
                () -> anna.patch(id, Map.of("valid_till", "2999-03-01T00:00:00Z"))
                        .expect(200));
        passes(
                Troubles.AT_COMMIT,
                () -> admin.patch("/" + id, Map.of("valid_till", "2999-03-02T00:00:00Z"))
                        .expect(200));
        assertThat(realm.admin().get("/events?type=UPDATE_PROFILE")).hasSize(1);
        assertThat(realm.admin().get("/admin-events?resourcePath=personas/" + id))
                .hasSize(1);
    }

    private Reply passes(String when, Supplier<Reply> change) throws SQLException {
        troubles.beginPassing(when, "persona", 2);
        Reply reply = change.get();
        endTrouble();
        return reply;
    }

    @ParameterizedTest
    @ValueSource(strings = {Troubles.AT_STATEMENT, Troubles.AT_COMMIT})
    void aChangeThatLosesAgainstAnotherIsAnsweredWithWhenToTryAgain(String when) throws SQLException {
        troubles.begin(when, "persona", "40001");
        lost(anna.patch(id, Map.of("valid_till", "2999-01-01T00:00:00Z")));
        lost(anna.create("traveler", "home"));
        lost(anna.delete("/v1/personas/" + id));
        lost(admin.patch("/" + id, Map.of("status", "suspended")));
        lost(admin.create("anna", "traveler", "away"));
        lost(admin.delete("/" + id));
        endTrouble();
        assertThat(anna.listed("/v1/personas")).hasSize(1);
        String before = anna.get("/v1/personas/" + id)
                .expect(200)
                .json()
                .path("valid_till")
                .asText();
        assertThat(before).doesNotStartWith("2999-01-01");
        anna.patch(id, Map.of("valid_till", "2999-01-05T00:00:00Z")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Troubles.AT_STATEMENT, Troubles.AT_COMMIT})
    void soIsAChangeOfTheCalendarOrTheSchema(String when) throws SQLException {
        Map<String, Object> event =
                Map.of("title", "Tea", "start_at", "2026-12-01T10:00:00Z", "end_at", "2026-12-01T11:00:00Z");
        troubles.begin(when, "persona_calendar_event", "40P01");
        lost(anna.call("POST", "/v1/calendar/events", call -> call.json(event)));
        troubles.begin(when, "persona_realm", "40001");
        lost(admin.put("/schema", Map.of("titles", List.of(Map.of("name", "traveler"), Map.of("name", "guide")))));
        endTrouble();
        anna.call("POST", "/v1/calendar/events", call -> call.json(event)).expect(201);
    }

    private static void lost(Reply reply) {
        reply.expect(409);
        assertThat(reply.json().path("type").asText()).endsWith("/concurrent-changes");
        assertThat(reply.header("Retry-After")).hasValue("1");
        assertThat(reply.text()).doesNotContain("trouble");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndNoFault(KeycloakServer server) throws SQLException, InterruptedException {
        DatabaseOutage.during(
                realm,
                () -> anna.get("/v1/personas").expect(200),
                () -> {
                    for (int i = 0; i < 3; i++) {
                        away(anna.patch(id, Map.of("valid_till", "2999-01-02T00:00:00Z")));
                        away(anna.get("/v1/users/by-persona?title=traveler"));
                    }
                },
                () -> anna.patch(id, Map.of("valid_till", "2999-01-03T00:00:00Z"))
                                .status()
                        == 200);
        assertThat(anna.get("/v1/personas/" + id)
                        .expect(200)
                        .json()
                        .path("valid_till")
                        .asText())
                .startsWith("2999-01-03");
        assertThat(server.log()).contains("database AWAY");
    }

    private static void away(Reply reply) {
        reply.expect(503);
        assertThat(reply.header("Retry-After")).hasValue("1");
        assertThat(reply.json().path("detail").asText()).contains("Try again");
    }
}
