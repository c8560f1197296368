package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.representation.PlainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a report comes from, whatever it tells.
 *
 * @param realm the name of the realm
 * @param by who has asked
 * @param madeAt when
 */
public record ReportFrame(String realm, Author by, Instant madeAt) {

    /** What a reader of the report has to know, as names and values. */
    Map<String, String> facts(Report report, WrittenData data, ReportWords words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.fact("realm"), realm);
        facts.putAll(report.facts(words));
        facts.put(words.fact("rows"), String.valueOf(data.rows()));
        facts.put(words.fact("madeAt"), madeAt.toString());
        facts.put(words.fact("madeBy"), String.valueOf(by.id()));
        facts.put(words.fact("sha256", data.format().file(report)), data.sha256());
        return facts;
    }

    /** What the report says of itself, of its file and of the file's hash: what is signed. */
    byte[] manifest(Report report, WrittenData data) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", report.name());
        json.put("realm", realm);
        json.putAll(report.about());
        json.put("file", data.format().file(report));
        json.put("rows", data.rows());
        json.put("bytes", data.bytes());
        json.put("sha256", data.sha256());
        json.put("made_by", String.valueOf(by.id()));
        json.put("made_at", madeAt.toString());
        return PlainJson.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
