package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report of so many personas that it is read in many pages; with {@code -Dreport.rows} of as many as one likes. It tells how
 * long that takes, and the most memory that the server uses meanwhile.
 */
@Tag("dialect")
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongReportIT {

    private static final int ROWS = Integer.getInteger("report.rows", 4300);
    private static final int OF_A_USER = 50;
    private static final int LINES = 10_000;

    /** After so many rows, the memory is looked at. */
    private static final int LOOK = 2000;

    private static final Pattern ID = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"?}?");

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server);
        admin = AdminPersonas.of(realm);
        realm.admin().schema("{\"titles\":[{\"name\":\"traveler\"}],\"history\":{\"enabled\":true}}");
        admin.historyFrom();
        TransferIT.users(realm, (ROWS + OF_A_USER - 1) / OF_A_USER);
        TransferClient transfer = new TransferClient(realm);
        for (int first = 0; first < ROWS; first += LINES) {
            JsonNode report = transfer.imported(
                    "?override_limit=true",
                    IntStream.range(first, Math.min(first + LINES, ROWS))
                            .mapToObj(i ->
                                    TransferClient.line("user" + i / OF_A_USER, "traveler", "circle " + i % OF_A_USER))
                            .toArray(String[]::new));
            assertThat(report.path("failed").asInt()).isZero();
        }
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /**
     * What has arrived.
     *
     * @param first the first line
     * @param last the last one
     * @param lines how many
     * @param ids the ids of all personas
     */
    private record Arrived(String first, String last, long lines, Set<UUID> ids) {}

    private Arrived read(String query, TestReporter reporter) throws IOException, InterruptedException {
        URI report = URI.create(
                realm.server().baseUri() + "/admin/realms/" + realm.name() + "/personas/reports/access?" + query);
        HttpRequest request = HttpRequest.newBuilder(report)
                .header("Authorization", "Bearer " + realm.server().admin().token())
                .build();
        long begin = System.nanoTime();
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<UUID> ids = new HashSet<>();
        String first = "";
        String last = "";
        long lines = 0;
        double mostBytes = 0;
        try (Stream<String> body = answer.body()) {
            for (Iterator<String> each = body.iterator(); each.hasNext(); lines++) {
                last = each.next();
                first = lines == 0 ? last : first;
                id(last, ids);
                if (lines % LOOK == 0) {
                    mostBytes = Math.max(
                            mostBytes, Scrape.of(realm.server()).of("jvm_memory_used_bytes", Map.of("area", "heap")));
                }
            }
        }
        reporter.publishEntry(Map.of(
                "report", query,
                "milliseconds", String.valueOf(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)),
                "MB of heap at most", String.valueOf(Math.round(mostBytes / 1e6))));
        return new Arrived(first, last, lines, ids);
    }

    /** A persona's id is the last value of its line. */
    private static void id(String line, Set<UUID> ids) {
        Matcher id = ID.matcher(line);
        if (id.find(Math.max(0, line.length() - 40))) {
            assertThat(ids.add(UUID.fromString(id.group(1)))).as(line).isTrue();
        }
    }

    @Test
    void hasEachPersonaOnceAsCsv(TestReporter reporter) throws IOException, InterruptedException {
        Arrived csv = read("format=csv", reporter);
        assertThat(csv.first()).isEqualTo("username,user_sub,title,circle,status,valid_from,valid_till,id");
        assertThat(csv.lines()).isEqualTo(ROWS + 1);
        assertThat(csv.ids()).hasSize(ROWS);
        assertThat(csv.last()).startsWith("user").contains(",traveler,circle ", ",active,");
    }

    @Test
    void hasEachPersonaOnceAsLinesOfJson(TestReporter reporter) throws IOException, InterruptedException {
        Arrived json = read("format=ndjson", reporter);
        assertThat(json.lines()).isEqualTo(ROWS);
        assertThat(json.ids()).hasSize(ROWS);
        assertThat(json.last()).startsWith("{\"username\":\"user").contains("\"circle\":\"circle ");
    }

    @Test
    void tellsThePastAlike(TestReporter reporter) throws IOException, InterruptedException {
        Instant at = Instant.now(Clock.systemUTC());
        Thread.sleep(Duration.ofSeconds(1).toMillis());
        Arrived csv = read("format=csv&at=" + at, reporter);
        assertThat(csv.lines()).isEqualTo(ROWS + 1);
        assertThat(csv.ids()).hasSize(ROWS);
    }
}
