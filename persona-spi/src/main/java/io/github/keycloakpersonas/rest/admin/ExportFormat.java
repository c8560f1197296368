package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Parameters;
import java.util.List;
import java.util.Locale;

/** The formats of an export. */
enum ExportFormat {
    /** All of it, to be imported again. */
    NDJSON("application/x-ndjson"),
    /** What a list finds, to be looked at. */
    CSV("text/csv;charset=UTF-8;header=present");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of the answer. */
    String mediaType() {
        return mediaType;
    }

    /** The name in a request, and the end of the file's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that is asked for: by the parameter {@code format}, or by the media types that the caller accepts.
     *
     * @param accepted the header {@code Accept}
     */
    static ExportFormat of(Parameters parameters, String accepted) {
        return parameters.oneOf("format", List.of(values()), ExportFormat::word).orElseGet(() -> accepted(accepted));
    }

    private static ExportFormat accepted(String accepted) {
        String wanted = accepted.toLowerCase(Locale.ROOT);
        return wanted.contains("text/csv") && !wanted.contains(NDJSON.mediaType) ? CSV : NDJSON;
    }
}
