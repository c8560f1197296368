package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
     * The format that is asked for.
     *
     * @param sent the query parameter; null for what the header says
     * @param accepted the header {@code Accept}
     * @throws ProblemException 400 for an unknown one
     */
    static ExportFormat of(@Nullable String sent, String accepted) {
        if (sent == null) {
            String wanted = accepted.toLowerCase(Locale.ROOT);
            return wanted.contains("text/csv") && !wanted.contains(NDJSON.mediaType) ? CSV : NDJSON;
        }
        return Arrays.stream(values())
                .filter(format -> format.word().equals(sent))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "format",
                        "must be one of: "
                                + Arrays.stream(values())
                                        .map(ExportFormat::word)
                                        .collect(Collectors.joining(", ")))));
    }
}
