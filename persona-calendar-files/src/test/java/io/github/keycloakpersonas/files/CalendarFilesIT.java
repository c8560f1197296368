package io.github.keycloakpersonas.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of calendar programs in a server that has the JAR. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarFilesIT {

    private TestRealm realm;
    private String token = "";

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}],\"calendar\":{\"enabled\":true}}");
        realm.user("anna");
        token = realm.token("anna");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private Reply send(String query, String type, String body) {
        return realm.http()
                .request("POST", realm.path("/persona/v1/calendar/import" + query))
                .bearer(token)
                .body(type, body)
                .send();
    }

    private static String file(String uid, String more) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:Fair\r\n"
                + "DTSTART:20261102T080000Z\r\nDTEND:20261102T160000Z\r\n" + more + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void areImportedOnceHoweverOftenTheyAreSent() {
        assertThat(send("?dry_run=true", "text/calendar", file("1", ""))
                        .expect(200)
                        .json()
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("", "text/calendar; charset=utf-8", file("1", ""))
                        .expect(200)
                        .json()
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("", "text/calendar", file("1", ""))
                        .expect(200)
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("", "text/calendar", file("1", "LOCATION:Hall 3\r\n"))
                        .expect(200)
                        .json()
                        .path("updated")
                        .asInt())
                .isEqualTo(1);
        JsonNode events = realm.http()
                .request("GET", realm.path("/persona/v1/calendar/events"))
                .bearer(token)
                .send()
                .expect(200)
                .json()
                .path("events");
        assertThat(events.findValuesAsText("location")).containsExactly("Hall 3");
    }

    @Test
    void nameWhatIsNotImported() {
        JsonNode report = send("", "text/calendar", file("2", "RRULE:FREQ=HOURLY\r\n"))
                .expect(200)
                .json();
        assertThat(report.at("/refused/0/uid").asText()).isEqualTo("2");
        assertThat(report.at("/refused/0/reason").asText()).startsWith("rrule must have FREQ");
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        send("", "application/json", "{}").expect(415);
        send("", "text/calendar", "<html>").expect(400);
        send("", "text/calendar", "x".repeat(1024 * 1024 + 1)).expect(413);
    }
}
