package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.spi.ReportDocument;
import java.util.HashMap;
import java.util.Map;

/**
 * What the pages of a PDF say around and instead of the data, in the language of the reader. The data that are attached have
 * names, the same in all languages.
 */
public final class ReportWords {

    private static final String PREFIX = "personaReport";
    private static final String OUTCOME = "outcome";

    private final Texts texts;
    private final PersonaSchema schema;
    private final Map<String, String> cells = new HashMap<>();

    /** @param texts those of the realm in the reader's language */
    public ReportWords(Texts texts, PersonaSchema schema) {
        this.texts = texts;
        this.schema = schema;
    }

    /** What a report is called. */
    String title(String report) {
        return text("Title." + report);
    }

    /** What a fact about a report is called. */
    String fact(String name, String... values) {
        return text("Fact." + name, values);
    }

    /** What a column is called. */
    String column(String name) {
        return text("Column." + name);
    }

    /** What an attached file is. */
    String file(String name) {
        return text("File." + name);
    }

    /** The word for all personas. */
    String all() {
        return text("All");
    }

    /** The words of the pages, whose language is that of the texts: a realm may have one that nobody has translated to. */
    ReportDocument.Labels labels() {
        return new ReportDocument.Labels(text("Language"), text("Line"), text("Page"), text("Unshown"), text("Others"));
    }

    /** A word of a closed set, such as those of statuses; the word itself where it is another one. */
    String value(String set, String word) {
        return texts.of(PREFIX + "Value." + set + "." + word).orElse(word);
    }

    /** What a page shows in a column for a value of the data. */
    String cell(String column, String value) {
        return value.isEmpty() ? value : cells.computeIfAbsent(column + " " + value, key -> shown(column, value));
    }

    private String shown(String column, String value) {
        return switch (column) {
            case "title" -> schema.shownTitle(value, texts);
            case "assessment" ->
                new DisplayName(schema.assessment(value)
                                .map(Assessment::displayName)
                                .orElse(""))
                        .insteadOf(value, texts);
            case "status", "decision" -> value(column, value);
            case "passed", "counts", "visible_users_only" -> value("flag", value);
            case OUTCOME -> outcome(value);
            default -> value;
        };
    }

    /** An outcome may have a reason behind it. */
    private String outcome(String value) {
        int end = value.indexOf(':');
        return end < 0 ? value(OUTCOME, value) : value(OUTCOME, value.substring(0, end)) + value.substring(end);
    }

    private String text(String key, String... values) {
        String text = texts.of(PREFIX + key).orElse(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}
