package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.Explanations.rule;
import static io.github.keycloakpersonas.it.Explanations.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personas that are active only while they are on duty. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulesIT {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock = Clock.systemUTC();
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    private TestRealm realm;
    private PersonaApiClient anna;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema(schema("[]"));
        anna = PersonaApiClient.ofNewUser(realm, "anna");
        create("nurse", "on", window(-3600, 280));
        create("nurse", "off", window(3600, 7200));
        create("doctor", "always", List.of());
        new Explanations(realm)
                .client(
                        "lasting",
                        Map.of(
                                "defaultClientScopes",
                                List.of("basic"),
                                "protocolMappers",
                                List.of(Explanations.mapper(
                                        "mine", Map.of("claim.name", "mine", "persona.limit.expiry", "false")))));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static String schema(String scheduleOfDoctors) {
        return """
                {"titles":[{"name":"nurse","schedule_editable_by":"user"},{"name":"doctor","schedule":%s}],
                 "limits":{"personas_per_user":50}}""".formatted(scheduleOfDoctors);
    }

    /** A window of every day, by seconds from now. */
    private List<Map<String, Object>> window(long from, long till) {
        return List.of(Map.of(
                "start",
                LOCAL.format(now.plusSeconds(from)),
                "end",
                LOCAL.format(now.plusSeconds(till)),
                "time_zone",
                "UTC",
                "rrule",
                "FREQ=DAILY"));
    }

    private String create(String title, String circle, List<Map<String, Object>> schedule) {
        return schedule.isEmpty()
                ? anna.created(title, circle)
                : anna.create(title, circle, "schedule", schedule)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();
    }

    private JsonNode persona(String circle) {
        for (JsonNode persona : anna.get("/v1/personas").expect(200).json().path("personas")) {
            if (persona.path("circle").asText().equals(circle)) {
                return persona;
            }
        }
        throw new AssertionError("no persona of " + circle);
    }

    private List<String> admins(String query) {
        return PersonaApiClient.names(realm.admin().get("/personas?" + query).path("personas"));
    }

    @Test
    void areToldWithWhatTheySayNow() {
        JsonNode on = persona("on");
        assertThat(on.path("active").asBoolean()).isTrue();
        assertThat(on.path("schedule").path(0).path("rrule").asText()).isEqualTo("FREQ=DAILY");
        assertThat(on.path("active_until").asText()).isEqualTo(now.plusSeconds(280) + "");
        assertThat(on.has("next_active_from")).isFalse();
        JsonNode off = persona("off");
        assertThat(off.path("status").asText()).isEqualTo("active");
        assertThat(off.path("active").asBoolean()).isFalse();
        assertThat(off.path("next_active_from").asText()).isEqualTo(now.plusSeconds(3600) + "");
        assertThat(off.has("active_until")).isFalse();
        JsonNode always = persona("always");
        assertThat(always.has("schedule")).isFalse();
        assertThat(always.has("active_until")).isFalse();
    }

    @Test
    void tokensHaveWhoIsOnDutyAndEndWithTheWindow() {
        JsonNode claims = Jwt.claims(realm.token("anna"));
        assertThat(PersonaApiClient.names(claims.path("personas")))
                .contains("nurse@on")
                .doesNotContain("nurse@off");
        assertThat(claims.path("exp").asLong()).isEqualTo(now.plusSeconds(280).getEpochSecond());
    }

    @Test
    void introspectionSaysWhoIsOnDutyNow() {
        String id = create("nurse", "short", window(-60, 280));
        String token = realm.tokens("anna", Map.of("client_id", "lasting", "client_secret", "secret"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        assertThat(onDuty(token)).contains("nurse@on", "nurse@short");
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
        anna.patch(id, Map.of("schedule", window(-60, Duration.between(now, end).toSeconds())))
                .expect(200);
        List<String> after = Soon.until(() -> onDuty(token), names -> !names.contains("nurse@short"));
        assertThat(clock.instant()).isAfterOrEqualTo(end);
        assertThat(after).contains("nurse@on");
        anna.delete("/v1/personas/" + id).expect(204);
    }

    private List<String> onDuty(String token) {
        JsonNode told = realm.introspect("lasting", "secret", token).expect(200).json();
        assertThat(told.path("active").asBoolean()).isTrue();
        return PersonaApiClient.names(told.path("mine"));
    }

    @Test
    void explanationsNameThem() {
        JsonNode off = verdict(new Explanations(realm).explain("anna", TestRealm.APP, null), "off");
        assertThat(rule(off)).isEqualTo("off_duty");
        assertThat(off.path("status").asText()).isEqualTo("active");
        assertThat(off.path("detail").asText())
                .isEqualTo("It is off duty by its schedule: its next window opens at " + now.plusSeconds(3600) + ".");
    }

    @Test
    void decideInLists() {
        assertThat(admins("active=true")).contains("nurse@on").doesNotContain("nurse@off");
        assertThat(admins("active=false")).contains("nurse@off").doesNotContain("nurse@on", "doctor@always");
        assertThat(admins("state=scheduled")).containsExactly("nurse@off");
        assertThat(admins("state=active")).contains("nurse@on").doesNotContain("nurse@off");
        assertThat(admins("status=active")).contains("nurse@on", "nurse@off");
        assertThat(admins("sort=status&max=1")).containsExactly("nurse@off");
        assertThat(realm.admin()
                        .get("/personas/count?state=scheduled")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(realm.admin().get("/personas/stats").path("active_now").asInt())
                .isEqualTo(realm.admin()
                        .get("/personas/count?active=true")
                        .path("count")
                        .asInt());
    }

    @Test
    void keepWhoIsOffDutyFromBeingSelected() {
        String id = persona("off").path("id").asText();
        Reply refused = anna.call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", id)));
        assertThat(refused.expect(409).json().path("detail").asText())
                .endsWith(", and off duty until " + now.plusSeconds(3600));
    }

    @Test
    void ofTitlesHoldForAllTheirPersonasAtOnce() {
        String closed = "[{\"start\":\"%s\",\"end\":\"%s\",\"time_zone\":\"UTC\"}]"
                .formatted(LOCAL.format(now.plusSeconds(7200)), LOCAL.format(now.plusSeconds(9000)));
        try {
            realm.admin().schema(schema(closed));
            JsonNode always = persona("always");
            assertThat(always.path("active").asBoolean()).isFalse();
            assertThat(always.path("next_active_from").asText()).isEqualTo(now.plusSeconds(7200) + "");
            assertThat(admins("active=true")).contains("nurse@on").doesNotContain("doctor@always");
            assertThat(PersonaApiClient.names(Jwt.claims(realm.token("anna")).path("personas")))
                    .doesNotContain("doctor@always");
            JsonNode told = verdict(new Explanations(realm).explain("anna", TestRealm.APP, null), "always");
            assertThat(told.path("detail").asText()).startsWith("It is off duty by the schedule of its title doctor:");
        } finally {
            realm.admin().schema(schema("[]"));
        }
        assertThat(persona("always").path("active").asBoolean()).isTrue();
    }

    @Test
    void ownersSetThemWhereTheTitleSaysSo() {
        String id = persona("always").path("id").asText();
        assertThat(anna.patch(id, Map.of("schedule", window(0, 60)))
                        .expect(403)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("Only an administrator can set: schedule");
        String nurse = create("nurse", "free", List.of());
        assertThat(anna.patch(nurse, Map.of("schedule", window(60, 120)))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(anna.patch(nurse, Map.of("schedule", List.of()))
                        .expect(200)
                        .json()
                        .has("schedule"))
                .isFalse();
        anna.delete("/v1/personas/" + nurse).expect(204);
    }

    @Test
    void saysWhatIsWrongWithThem() {
        JsonNode errors = anna.create(
                        "nurse",
                        "wrong",
                        "schedule",
                        List.of(Map.of(
                                "start", "2026-01-05T08:00:00Z",
                                "end", "2026-01-05T16:00:00",
                                "time_zone", "Mars",
                                "rrule", "FREQ=SECONDLY")))
                .expect(400)
                .json()
                .path("errors");
        assertThat(errors.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("schedule[0].start", "schedule[0].time_zone");
        assertThat(anna.create(
                                "nurse",
                                "wrong",
                                "schedule",
                                List.of(Map.of(
                                        "start", "2026-01-05T08:00:00",
                                        "end", "2026-01-05T16:00:00",
                                        "time_zone", "UTC",
                                        "rrule", "FREQ=SECONDLY")))
                        .expect(400)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("schedule[0].rrule must have FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY");
    }

    @Test
    void areExportedAndImported() {
        TransferClient transfer = new TransferClient(realm);
        String export = transfer.export();
        assertThat(export).contains("\"schedule\":[{\"start\":\"" + LOCAL.format(now.plusSeconds(3600)));
        JsonNode report = transfer.imported("?mode=upsert", export);
        assertThat(TransferClient.problems(report)).isEmpty();
        assertThat(TransferClient.counts(report)).element(1).isEqualTo(0);
        assertThat(transfer.export()).isEqualTo(export);
    }
}
