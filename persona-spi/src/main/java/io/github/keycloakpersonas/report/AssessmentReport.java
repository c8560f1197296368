package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one persona has been assessed by: results, but neither scores nor answers.
 *
 * @param owned the persona
 * @param resultId the only result to tell; null for all of them, the latest first
 * @param at the instant at which results count or not
 */
public record AssessmentReport(OwnedPersona owned, @Nullable String resultId, Instant at) implements Report {

    static final List<String> COLUMNS = List.of(
            "assessment", "version", "taken_at", "passed", "valid_until", "counts", "results", "id", "persona_id");

    @Override
    public String name() {
        return "assessment";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<String, Object> about() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("persona", owned.persona().id());
        if (resultId != null) {
            json.put("result", resultId);
        }
        return json;
    }

    @Override
    public Map<String, String> facts(ReportWords words) {
        Persona persona = owned.persona();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.fact("persona"), persona.id());
        facts.put(words.column("title"), words.cell("title", persona.title()));
        facts.put(words.column("circle"), persona.circle().name());
        facts.put(words.fact("owner"), owned.username());
        facts.put(words.fact("ownerId"), persona.userId());
        facts.put(words.fact("countsAt"), at.toString());
        return facts;
    }

    @Override
    public RowPages pages(ReportSessions sessions) {
        // A persona has so few of them that they are one page.
        Iterator<Supplier<List<AssessmentResult>>> once = Stream.<Supplier<List<AssessmentResult>>>of(
                        () -> sessions.call(work -> work.personas()
                                .assessments(work.realm())
                                .store()
                                .results(owned.persona().id(), false)))
                .iterator();
        return () -> once.hasNext() ? rows(once.next().get()) : List.of();
    }

    private List<List<String>> rows(List<AssessmentResult> results) {
        return results.stream()
                .filter(result -> resultId == null || result.id().equals(resultId))
                .map(this::row)
                .toList();
    }

    private List<String> row(AssessmentResult result) {
        Instant end = result.validUntil();
        return List.of(
                result.assessment(),
                String.valueOf(result.version()),
                result.takenAt().toString(),
                String.valueOf(result.passed()),
                end == null ? "" : end.toString(),
                String.valueOf(result.countsAt(at)),
                new TreeMap<>(result.results())
                        .entrySet().stream()
                                .map(each -> each.getKey() + ": " + each.getValue())
                                .collect(Collectors.joining("; ")),
                result.id(),
                result.personaId());
    }
}
