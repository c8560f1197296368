package io.github.keycloakpersonas.report;

import java.util.Locale;

/** The formats of a report. */
public enum ReportFormat {
    CSV("text/csv;charset=UTF-8;header=present"),
    NDJSON("application/x-ndjson"),
    /** The rows, what is known of them, and the signature of that. */
    ZIP("application/zip"),
    /** For people; with the optional JAR only. */
    PDF("application/pdf");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The name in a request, and the end of the file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
