package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.PostgresWithStandby;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** The database's server is killed while everybody writes, and its synchronous standby takes its place. */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFailoverIT {

    private static final int OWNERS = 20;
    private static final int BEFORE = 60;
    private static final Instant YEAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final String SCHEMA =
            "{\"titles\":[{\"name\":\"traveler\"}],\"limits\":{\"personas_per_user\":1000},\"history\":{\"enabled\":true},"
                    + "\"calendar\":{\"enabled\":true}}";

    private final SteadyCallers callers = new SteadyCallers();
    private PostgresWithStandby database;
    private ServerProcess server;
    private TestRealm realm;
    private String anna;
    private String bert;
    private SteadyCaller owner;
    private SteadyCaller administrator;
    private SteadyCaller creator;
    private SteadyCaller diarist;
    private Duration untilServedAgain;
    private Duration sincePromotion;

    @BeforeAll
    void failOverInMidWrite() throws Exception {
        database = PostgresWithStandby.start("keycloak");
        server = ServerProcess.start(ServerOptions.fromSystemProperties()
                .beside("failover")
                .postgres(database.access())
                .startTimeout(Duration.ofMinutes(8)));
        realm = TestRealm.create(
                server, Map.of(TestRealm.TOKEN_LIFE, TestRealm.LONG, "attributes", Map.of("persona.schema", SCHEMA)));
        prepareCallers();
        try (callers) {
            callers.start();
            failOver();
            callers.end();
        }
    }

    private void failOver() throws Exception {
        callers.await(caller -> caller.sent() > BEFORE);
        assertThat(callers.all()).flatExtracting(SteadyCaller::refusals).isEmpty();
        database.killPrimary();
        long killed = System.nanoTime();
        // What is only read may still be in Keycloak's cache.
        Set<SteadyCaller> writers = Set.of(owner, administrator, creator, diarist);
        callers.await(caller -> !writers.contains(caller) || !caller.refusals().isEmpty());
        long promoted = System.nanoTime();
        database.promoteStandby();
        callers.awaitServed(1);
        untilServedAgain = Duration.ofNanos(System.nanoTime() - killed);
        sincePromotion = Duration.ofNanos(System.nanoTime() - promoted);
        List<Integer> refused =
                callers.all().stream().map(caller -> caller.refusals().size()).toList();
        callers.awaitServed(BEFORE);
        // Connections of the pool that have died are found one by one, and then no more.
        assertThat(callers.all())
                .allSatisfy(caller -> assertThat(caller.refusals())
                        .hasSizeLessThan(refused.get(callers.all().indexOf(caller)) + BEFORE));
    }

    private void prepareCallers() {
        PersonaApiClient user = PersonaApiClient.ofNewUser(realm, "anna");
        anna = user.created("traveler", "corsica");
        bert = PersonaApiClient.ofNewUser(realm, "bert").created("traveler", "corsica");
        for (int i = 0; i < OWNERS; i++) {
            realm.user("owner" + i);
        }
        AdminPersonas admin = AdminPersonas.withRoles(realm, "boss", "realm-admin");
        owner = callers.add("an owner changes", i -> user.patch(anna, Map.of("valid_till", till(i))));
        administrator =
                callers.add("an administrator changes", i -> admin.patch("/" + bert, Map.of("valid_till", till(i))));
        creator = callers.add("an administrator creates", i -> admin.create("owner" + i % OWNERS, "traveler", "c" + i));
        PersonaApiClient diary = PersonaApiClient.ofNewUser(realm, "dora");
        diarist = callers.add(
                "a user adds appointments",
                i -> diary.call("POST", "/v1/calendar/events", call -> call.json(appointment(i))));
        callers.add("a user reads", i -> user.get("/v1/personas"));
        callers.add("an administrator reads", i -> admin.get("/count?circle=corsica"));
        String selected = diary.created("traveler", "home");
        callers.add(
                "a user selects",
                i -> diary.call("PUT", "/v1/session/persona", call -> call.json(Map.of("persona_id", selected))));
    }

    private static String till(int number) {
        return YEAR.plusSeconds(number).toString();
    }

    private static Map<String, Object> appointment(int number) {
        Instant start = YEAR.plusSeconds(number);
        return Map.of(
                "title",
                "Tea",
                "start_at",
                start.toString(),
                "end_at",
                start.plusSeconds(60).toString());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void answersInBetweenSayWhenToTryAgain(TestReporter reporter) {
        callers.all().forEach(caller -> reporter.publishEntry(caller.toString()));
        reporter.publishEntry(String.format(
                Locale.ROOT,
                "served again %d ms after the kill, %d ms after the promotion began",
                untilServedAgain.toMillis(),
                sincePromotion.toMillis()));
        assertThat(owner.refusals()).isNotEmpty();
        callers.all().forEach(SteadyCaller::wasToldWhenToTryAgain);
    }

    @Test
    void changesThatWereAcknowledgedAreThereOnce() throws SQLException {
        changedOnce(owner, anna);
        changedOnce(administrator, bert);
    }

    /** Each change has a state of its own in the history. */
    private void changedOnce(SteadyCaller caller, String id) throws SQLException {
        List<String> kept = column(
                "select valid_till from persona_history where event_kind = 'changed' and persona_id = '" + id + "'");
        caller.isThereOnce(kept, DatabaseFailoverIT::millis);
    }

    private static String millis(int number) {
        return String.valueOf(YEAR.plusSeconds(number).toEpochMilli());
    }

    @Test
    void whatWasCreatedIsThereOnce() throws SQLException {
        creator.isThereOnce(
                column("select circle from persona where circle like 'c%' and circle <> 'corsica'"), i -> "c" + i);
        diarist.isThereOnce(column("select start_at from persona_calendar_event"), DatabaseFailoverIT::millis);
    }
}
