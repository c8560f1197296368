package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.CalendarIT.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators bring appointments from elsewhere. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarImportIT {

    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema(CalendarIT.SCHEMA);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static String line(String user, String uid, String more) {
        return "{\"username\":\"" + user + "\",\"uid\":\"" + uid + "\",\"title\":\"Event " + uid
                + "\",\"start_at\":\"2026-10-19T18:00:00Z\",\"end_at\":\"2026-10-19T19:00:00Z\"" + more + "}";
    }

    private Reply send(String query, String lines) {
        return realm.admin()
                .call("POST", "/personas/calendar/import" + query)
                .body(TransferClient.NDJSON, lines)
                .send();
    }

    private List<Integer> counts(String query, String... lines) {
        JsonNode report = send(query, String.join("\n", lines)).expect(200).json();
        return List.of("created", "updated", "unchanged", "refused_count").stream()
                .map(name -> report.path(name).asInt())
                .toList();
    }

    private static int events(PersonaApiClient user) {
        return user.get(EVENTS).expect(200).json().path("events").size();
    }

    @Test
    void isTheSameHoweverOftenItIsSent() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        String[] lines = {line("anna", "1", ",\"rrule\":\"FREQ=DAILY\""), line("anna", "2", ""), ""};
        assertThat(counts("?dry_run=true", lines)).containsExactly(2, 0, 0, 0);
        assertThat(events(anna)).isZero();
        assertThat(counts("", lines)).containsExactly(2, 0, 0, 0);
        assertThat(counts("", lines)).containsExactly(0, 0, 2, 0);
        assertThat(counts("", line("anna", "1", ""), lines[1])).containsExactly(0, 1, 1, 0);
        assertThat(events(anna)).isEqualTo(2);
        String unnamed = line("anna", "", "").replace("\"uid\":\"\",", "");
        assertThat(counts("", unnamed)).containsExactly(1, 0, 0, 0);
        assertThat(counts("", unnamed)).containsExactly(0, 0, 1, 0);
    }

    @Test
    void namesTheLinesAtFault() {
        PersonaApiClient ben = PersonaApiClient.ofNewUser(realm, "ben");
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        String persona = cleo.created("traveler", "corsica");
        JsonNode report = send(
                        "",
                        String.join(
                                "\n",
                                line("ben", "1", ""),
                                "{",
                                line("nobody", "2", ""),
                                line("ben", "3", ",\"rrule\":\"FREQ=HOURLY\""),
                                line("ben", "4", ",\"persona_id\":\"" + persona + "\""),
                                line("ben", "x".repeat(256), ""),
                                "[1]",
                                line("cleo", "5", ",\"persona_id\":\"" + persona + "\"")))
                .expect(200)
                .json();
        assertThat(report.path("created").asInt()).isEqualTo(2);
        assertThat(report.path("refused").findValuesAsText("line")).containsExactly("2", "3", "4", "5", "6", "7");
        assertThat(report.at("/refused/2/reason").asText()).startsWith("rrule must have FREQ");
        assertThat(events(ben)).isEqualTo(1);
        assertThat(cleo.get(EVENTS).json().at("/events/0/persona_id").asText()).isEqualTo(persona);
    }

    @Test
    void aThousandEventsOfManyUsersArrive() {
        for (int user = 0; user < 10; user++) {
            realm.user("many" + user);
        }
        String lines = IntStream.range(0, 1000)
                .mapToObj(i -> line("many" + i % 10, "uid" + i, ""))
                .collect(Collectors.joining("\n"));
        assertThat(counts("", lines)).containsExactly(1000, 0, 0, 0);
        assertThat(events(PersonaApiClient.of(realm, "many7"))).isEqualTo(100);
    }

    @Test
    void withoutItsJarNoFileIsRead() {
        PersonaApiClient mia = PersonaApiClient.ofNewUser(realm, "mia");
        Reply refused = mia.call(
                "POST", "/v1/calendar/import", call -> call.body("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR"));
        assertThat(refused.expect(501).json().path("detail").asText()).contains("keycloak-personas-calendar-files");
    }

    @Test
    void needsTheRoleTheCalendarAndLines(KeycloakServer server) {
        send("", "x").expect(200);
        realm.admin()
                .call("POST", "/personas/calendar/import")
                .json(List.of())
                .send()
                .expect(415);
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "dora");
        realm.http()
                .request("POST", "/admin/realms/" + realm.name() + "/personas/calendar/import")
                .bearer(user.token())
                .body(TransferClient.NDJSON, "x")
                .send()
                .expect(403);
        try (TestRealm other = TestRealm.create(server)) {
            other.admin()
                    .call("POST", "/personas/calendar/import")
                    .body(TransferClient.NDJSON, "x")
                    .send()
                    .expect(404);
        }
    }
}
