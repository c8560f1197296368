package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** An administrator who exports and imports personas. */
final class TransferClient {

    static final String NDJSON = "application/x-ndjson";

    private final RealmAdmin admin;

    TransferClient(TestRealm realm) {
        this.admin = realm.admin();
    }

    /** A line of a file with a new persona. */
    static String line(String user, String title, String circle) {
        return "{\"username\":\"" + user + "\",\"title\":\"" + title + "\",\"circle\":\"" + circle + "\"}";
    }

    /** The same with an id and more members, each with a comma before it. */
    static String line(UUID id, String user, String circle, String more) {
        return "{\"id\":\"" + id + "\",\"user\":{\"username\":\"" + user + "\"},\"title\":\"traveler\",\"circle\":\""
                + circle + "\"" + more + "}";
    }

    /** Imports personas of five users: each is in a circle of its own, named like a formula, and every other one is suspended. */
    static void clubs(TestRealm realm, int personas) {
        TransferIT.users(realm, 5);
        String[] lines = IntStream.range(0, personas)
                .mapToObj(
                        i -> "{\"user\":{\"username\":\"user" + i % 5 + "\"},\"title\":\"traveler\",\"circle\":\"=club "
                                + i + "\",\"status\":\"" + (i % 2 == 0 ? "active" : "suspended") + "\"}")
                .toArray(String[]::new);
        new TransferClient(realm).imported("?override_limit=true", lines);
    }

    /** The whole export. */
    String export() {
        Reply reply = admin.call("GET", "/personas/export").send().expect(200);
        return reply.text();
    }

    /** The personas of the export, without its first and last line. */
    List<String> exported() {
        List<String> lines = export().lines().toList();
        return lines.subList(1, lines.size() - 1);
    }

    /** Imports lines, whatever comes of it. */
    Reply send(String query, String... lines) {
        return call(query).body(NDJSON, String.join("\n", lines)).send();
    }

    /** Imports lines. @return what the answer says */
    JsonNode imported(String query, String... lines) {
        return send(query, lines).expect(200).json();
    }

    HttpCall call(String query) {
        return admin.call("POST", "/personas/import" + query);
    }

    /** The counts of an answer: created, updated, unchanged, removed, failed. */
    static List<Integer> counts(JsonNode report) {
        return List.of(
                report.path("created").asInt(-1),
                report.path("updated").asInt(-1),
                report.path("unchanged").asInt(-1),
                report.path("removed").asInt(-1),
                report.path("failed").asInt(-1));
    }

    /** What an answer says of the lines at fault, as {@code line: detail}. */
    static List<String> problems(JsonNode report) {
        return report.path("problems").findParents("line").stream()
                .map(problem -> problem.path("line").asInt() + ": "
                        + problem.path("detail").asText())
                .toList();
    }
}
