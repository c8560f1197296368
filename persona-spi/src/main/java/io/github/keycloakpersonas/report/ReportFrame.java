package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.representation.PlainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a report is about, whatever its rows are.
 *
 * @param realm the name of the realm
 * @param question what was asked
 * @param by who has asked
 * @param madeAt when
 */
public record ReportFrame(String realm, AccessQuestion question, Author by, Instant madeAt) {

    /** The name of the report. */
    static final String REPORT = "access";

    /** What a reader of the report has to know, as names and values. */
    Map<String, String> facts(WrittenData data) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Realm", realm);
        facts.put("Personas as of", question.at().toString());
        facts.put("Only", question.conditions().isEmpty() ? "all personas" : conditions());
        facts.put("Rows", String.valueOf(data.rows()));
        facts.put("Made at", madeAt.toString());
        facts.put("Made by (id)", String.valueOf(by.id()));
        facts.put("SHA-256 of " + data.format().file(), data.sha256());
        return facts;
    }

    private String conditions() {
        return question.conditions().entrySet().stream()
                .map(condition -> condition.getKey() + ": " + text(condition.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** What the report says of itself, of its file and of the file's hash: what is signed. */
    byte[] manifest(WrittenData data) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", REPORT);
        json.put("realm", realm);
        json.put("at", question.at().toString());
        json.put("filter", question.conditions());
        json.put("file", data.format().file());
        json.put("rows", data.rows());
        json.put("bytes", data.bytes());
        json.put("sha256", data.sha256());
        json.put("made_by", String.valueOf(by.id()));
        json.put("made_at", madeAt.toString());
        return PlainJson.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
