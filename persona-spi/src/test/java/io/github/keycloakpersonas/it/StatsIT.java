package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SeededRealm.persona;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many personas of which kind a realm has. */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatsIT {

    private final Instant now = Clock.systemUTC().instant();
    private TestRealm realm;

    private String inDays(int days) {
        return now.plus(Duration.ofDays(days)).toString();
    }

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = SeededRealm.create(
                server,
                List.of(
                        persona("anna", "traveler", "rome"),
                        persona("anna", "traveler", "corsica", "valid_till", inDays(6)),
                        persona("anna", "traveler", "paris", "valid_till", inDays(29)),
                        persona("anna", "office-manager", "rome", "valid_till", inDays(80)),
                        persona(
                                "anna",
                                "office-manager",
                                "corsica",
                                "valid_from",
                                inDays(-2),
                                "valid_till",
                                inDays(-1)),
                        persona("bert", "office-manager", "rome", "status", "inactive"),
                        persona("bert", "travel-agent", "rome", "status", "pending"),
                        persona("bert", "traveler", "rome", "status", "suspended"),
                        persona("bert", "traveler", "corsica", "status", "revoked"),
                        persona("cleo", "traveler", "corsica", "valid_from", inDays(1), "valid_till", inDays(20))));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private JsonNode stats(String query) {
        return realm.admin().get("/personas/stats" + query);
    }

    @Test
    void countsByStatusTitleCircleAndTime() {
        JsonNode stats = stats("");
        assertThat(stats.path("total").asInt()).isEqualTo(10);
        assertThat(stats.path("by_status").toString())
                .isEqualTo("{\"pending\":1,\"active\":5,\"inactive\":1,\"suspended\":1,\"revoked\":1,\"expired\":1}");
        assertThat(stats.path("active_now").asInt()).isEqualTo(4);
        assertThat(stats.path("by_title").toString())
                .isEqualTo("[{\"title\":\"traveler\",\"count\":6},{\"title\":\"office-manager\",\"count\":3},"
                        + "{\"title\":\"travel-agent\",\"count\":1}]");
        assertThat(stats.path("by_circle").toString())
                .isEqualTo("[{\"circle\":\"rome\",\"count\":5},{\"circle\":\"corsica\",\"count\":4},"
                        + "{\"circle\":\"paris\",\"count\":1}]");
        assertThat(stats.path("other").path("by_title").asInt()).isZero();
        assertThat(stats.path("expiring").toString()).isEqualTo("{\"7\":1,\"30\":3,\"90\":4}");
        assertThat(stats.path("users").asInt()).isEqualTo(3);
    }

    @Test
    void saysWhenItWasCounted() {
        Instant counted = Instant.parse(stats("?fresh=true").path("counted_at").asText());
        assertThat(counted).isAfterOrEqualTo(now);
        assertThat(Instant.parse(stats("").path("counted_at").asText())).isAfterOrEqualTo(counted);
    }

    @Test
    void countsEachDayOnceWithoutAGap() {
        JsonNode days = stats("?days=366").path("created_per_day");
        assertThat(days).hasSize(366);
        LocalDate first = LocalDate.parse(days.path(0).path("date").asText());
        int sum = 0;
        for (int i = 0; i < 366; i++) {
            assertThat(days.path(i).path("date").asText())
                    .isEqualTo(first.plusDays(i).toString());
            sum += days.path(i).path("count").asInt();
        }
        assertThat(sum).isEqualTo(10);
        LocalDate created = LocalDate.ofInstant(now, ZoneOffset.UTC);
        assertThat(days.path(365).path("date").asText())
                .isIn(created.toString(), created.plusDays(1).toString());
        assertThat(stats("").path("created_per_day")).hasSize(30);
        assertThat(stats("?days=1").path("created_per_day")).hasSize(1);
        assertThat(stats("?days=0").path("created_per_day")).isEmpty();
    }

    private int on(int days, JsonNode perDay) {
        String date = LocalDate.ofInstant(now.plus(Duration.ofDays(days)), ZoneOffset.UTC)
                .toString();
        for (JsonNode day : perDay) {
            if (day.path("date").asText().equals(date)) {
                return day.path("count").asInt();
            }
        }
        return -1;
    }

    @Test
    void tellsWhatEndedAndWhatWasActiveOnADay() {
        JsonNode stats = stats("?days=5");
        assertThat(stats.path("ended_per_day")).hasSize(5);
        assertThat(on(-2, stats.path("ended_per_day"))).isZero();
        assertThat(on(-1, stats.path("ended_per_day"))).isEqualTo(1);
        assertThat(stats.path("active_per_day")).hasSize(5);
        assertThat(on(-3, stats.path("active_per_day"))).isZero();
        assertThat(on(-2, stats.path("active_per_day"))).isEqualTo(1);
        assertThat(on(-1, stats.path("active_per_day"))).isZero();
        assertThat(stats.path("active_per_day").path(4).path("count").asInt()).isEqualTo(4);
        assertThat(on(-2, stats("?days=366").path("active_per_day"))).isEqualTo(1);
        assertThat(stats("?days=0").path("active_per_day")).isEmpty();
        assertThat(stats("?days=0").path("ended_per_day")).isEmpty();
        assertThat(stats("?days=1").path("active_per_day").path(0).path("count").asInt())
                .isEqualTo(4);
    }

    @Test
    void tellsWhatIsGoingToEnd() {
        JsonNode ahead = stats("").path("expiring_per_day");
        assertThat(ahead).hasSize(30);
        assertThat(on(6, ahead)).isEqualTo(1);
        assertThat(on(7, ahead)).isZero();
        assertThat(on(20, ahead)).isEqualTo(1);
        JsonNode far = stats("?ahead=366").path("expiring_per_day");
        assertThat(far).hasSize(366);
        assertThat(on(29, far)).isEqualTo(1);
        assertThat(on(80, far)).isEqualTo(1);
        assertThat(stats("?ahead=0").path("expiring_per_day")).isEmpty();
    }

    @Test
    void showsTheGreatestAndSumsUpTheRest() {
        JsonNode stats = stats("?top=1");
        assertThat(stats.path("by_title")).hasSize(1);
        assertThat(stats.path("by_title").path(0).path("title").asText()).isEqualTo("traveler");
        assertThat(stats.path("other").path("by_title").asInt()).isEqualTo(4);
        assertThat(stats.path("other").path("by_circle").asInt()).isEqualTo(5);
    }

    @Test
    void countsNothingInARealmWithoutPersonas(KeycloakServer server) {
        try (TestRealm empty = TestRealm.create(server)) {
            JsonNode stats = empty.admin().get("/personas/stats");
            assertThat(stats.path("total").asInt(-1)).isZero();
            assertThat(stats.path("by_title")).isEmpty();
            assertThat(stats.path("expiring").toString()).isEqualTo("{\"7\":0,\"30\":0,\"90\":0}");
            assertThat(stats.path("users").asInt(-1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"top=0", "top=101", "top=x", "days=-1", "days=367", "ahead=-1", "ahead=367", "top=0&days=367"})
    void parametersHaveBounds(String query) {
        Reply reply =
                realm.admin().call("GET", "/personas/stats?" + query).send().expect(400);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().path("errors")).hasSize(query.contains("&") ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource({"view-users, 200", "manage-users, 200", "query-users, 403", "view-realm, 403", "'', 403"})
    void isForThoseWhoViewAllUsers(String role, int status) {
        String name = "admin-" + role;
        String id = realm.user(name);
        if (!role.isEmpty()) {
            realm.admin().grantClientRoles(id, "realm-management", role);
        }
        realm.http()
                .get("/admin/realms/" + realm.name() + "/personas/stats")
                .bearer(realm.token(name))
                .send()
                .expect(status);
    }
}
