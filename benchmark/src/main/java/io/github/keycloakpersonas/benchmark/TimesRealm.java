package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A realm whose users have schedules and calendars. */
final class TimesRealm {

    private static final int FEW = 100;
    private static final int MANY = 10_000;

    /** Both calendars have so many events in any month that they reach. */
    private static final long DAYS_APART = 3;

    private final TestRealm realm;

    private TimesRealm(TestRealm realm) {
        this.realm = realm;
    }

    static void create(KeycloakServer server, int threads) {
        BenchmarkRealm created = BenchmarkRealm.create(server, Login.TIMES);
        TimesRealm times = new TimesRealm(created.realm());
        times.switchOn();
        for (int thread = 0; thread < threads; thread++) {
            created.holder(Login.numbered(Login.SINGLE, thread), 1);
            created.holder(Login.numbered(Login.SCHEDULED, thread), 1);
            created.holder(Login.numbered(Login.WRITER, thread), 1);
            times.schedule(Login.numbered(Login.SCHEDULED, thread));
            times.events(Login.numbered(Login.FEW_EVENTS, thread), FEW);
            times.events(Login.numbered(Login.MANY_EVENTS, thread), MANY);
        }
    }

    private void switchOn() {
        ObjectNode schema = (ObjectNode) realm.admin().get("/personas/schema");
        schema.withObject("/calendar").put("enabled", true);
        for (JsonNode title : schema.path("titles")) {
            ((ObjectNode) title).put("schedule_editable_by", "user");
        }
        realm.admin().put("/personas/schema", schema);
    }

    /** Day and night, so that the token is as full as that of a persona without a schedule. */
    private void schedule(String user) {
        String id = realm.admin()
                .get("/personas?max=1&search=" + user)
                .at("/personas/0/id")
                .asText();
        realm.admin()
                .call("PATCH", "/personas/" + id)
                .json(Map.of(
                        "schedule",
                        List.of(Map.of(
                                "start", "2026-01-01T00:00:00",
                                "end", "2026-01-02T00:00:00",
                                "time_zone", "UTC",
                                "rrule", "FREQ=DAILY"))))
                .send()
                .expect(200);
    }

    /** The middle one of them is in the month that is read. */
    private void events(String user, int count) {
        realm.user(user);
        Instant middle = Instant.parse("2026-10-15T10:00:00Z");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Instant start = middle.plus((i - count / 2) * DAYS_APART, ChronoUnit.DAYS);
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"username\":\"%s\",\"uid\":\"%d\",\"title\":\"Event\",\"start_at\":\"%s\",\"end_at\":\"%s\"}\n",
                    user,
                    i,
                    start,
                    start.plus(1, ChronoUnit.HOURS)));
        }
        int created = realm.admin()
                .call("POST", "/personas/calendar/import")
                .body("application/x-ndjson", lines.toString())
                .send()
                .expect(200)
                .json()
                .path("created")
                .asInt();
        if (created != count) {
            throw new IllegalStateException(created + " events of " + count);
        }
    }
}
