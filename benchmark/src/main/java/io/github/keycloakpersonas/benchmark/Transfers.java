package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakpersonas.testkit.JdbcAccess;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports and exports the personas of a realm with many users, and counts the lines per second. */
final class Transfers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Transfers.class);

    private static final int USERS = 20_000;
    private static final int LINES = USERS * Mandates.FIVE;

    /** The users of a part of the file, so that a part has less than 10 MiB, which a server takes by default. */
    private static final int USERS_PER_PART = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NDJSON = "application/x-ndjson";

    private final Settings settings;
    /** The personas of another realm, so that PostgreSQL plans its queries for tables that are in use. */
    private static final int BESIDE = 200_000;

    private final ServerProcess process;
    private final RunningServer server;
    private final JdbcAccess database;
    private final TestRealm realm;
    private final ManyPersonas data;
    private final List<String> parts = parts();

    Transfers(Settings settings, ServerProcess server, JdbcAccess database) {
        this.settings = settings;
        this.process = server;
        this.server = new RunningServer(server);
        this.database = database;
        this.realm = BenchmarkRealm.create(server, Login.TRANSFERS).realm();
        this.data = new ManyPersonas(database, realm.admin().get("").path("id").asText());
    }

    /** One of the things that are measured, with what each of its runs took. */
    private static final class Measured {

        private final String title;
        private final int goal;
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();

        Measured(String title, int goal) {
            this.title = title;
            this.goal = goal;
        }

        Rate rate() {
            return new Rate(title, Spread.of(rates), Spread.of(cpu), goal);
        }
    }

    private static final class Results {

        private final Measured created = new Measured("import, every line a new persona", 10_000);
        private final Measured unchanged = new Measured("import, no line changes anything", 20_000);
        private final Measured exported = new Measured("export", 100_000);
        private final Measured compressed = new Measured("export with `Accept-Encoding: gzip`", 0);

        List<Rate> rates() {
            return List.of(created.rate(), unchanged.rate(), exported.rate(), compressed.rate());
        }
    }

    List<Rate> measure() throws SQLException {
        TestRealm beside = BenchmarkRealm.create(process, Login.BESIDE).realm();
        data.createUsers(USERS);
        new ManyPersonas(database, beside.admin().get("").path("id").asText()).create(BESIDE);
        LOGGER.info("Transfers: warm-up");
        measure(new Results());
        Results results = new Results();
        for (int round = 1; round <= settings.starts(); round++) {
            LOGGER.info("Transfers: round {} of {}", round, settings.starts());
            measure(results);
        }
        return results.rates();
    }

    private void measure(Results results) throws SQLException {
        data.removePersonas();
        time(results.created, () -> send("create", "created"));
        time(results.unchanged, () -> send("upsert", "unchanged"));
        time(results.exported, () -> export("identity"));
        time(results.compressed, () -> export("gzip"));
    }

    private void time(Measured measured, Runnable work) {
        double cpu = server.cpuSeconds();
        long begun = System.nanoTime();
        work.run();
        measured.rates.add(LINES / ((System.nanoTime() - begun) / 1e9));
        measured.cpu.add((server.cpuSeconds() - cpu) * 1e6 / LINES);
    }

    private void send(String mode, String expected) {
        String id = call("POST", "/parts?mode=" + mode).path("id").asText();
        for (int part = 1; part <= parts.size(); part++) {
            realm.admin()
                    .call("PUT", "/personas/import/" + id + "/parts/" + part)
                    .body(NDJSON, parts.get(part - 1))
                    .send()
                    .expect(200);
        }
        JsonNode result = call("POST", "/" + id + "/finish?parts=" + parts.size());
        if (result.path(expected).asInt() != LINES) {
            throw new IllegalStateException("Not every line is " + expected + ": " + result);
        }
    }

    private JsonNode call(String method, String path) {
        Reply reply = realm.admin().call(method, "/personas/import" + path).send();
        return reply.expect(reply.status() == 201 ? 201 : 200).json();
    }

    private void export(String encoding) {
        realm.admin()
                .call("GET", "/personas/export")
                .header("Accept-Encoding", encoding)
                .send()
                .expect(200);
    }

    private static List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < USERS; first += USERS_PER_PART) {
            StringBuilder part = new StringBuilder();
            for (int user = first; user < first + USERS_PER_PART; user++) {
                for (String circle : Mandates.circles(Mandates.FIVE)) {
                    part.append(line(ManyPersonas.username(user), circle)).append('\n');
                }
            }
            parts.add(part.toString());
        }
        return parts;
    }

    private static String line(String username, String circle) {
        Map<String, Object> line = new HashMap<>(Mandates.persona(circle));
        line.put("username", username);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
