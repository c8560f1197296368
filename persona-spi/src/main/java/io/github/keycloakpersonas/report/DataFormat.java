package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.representation.CsvLine;
import io.github.keycloakpersonas.representation.PlainJson;
import java.nio.charset.StandardCharsets;

/** How the rows of a report are written. */
enum DataFormat {
    CSV("text/csv", "csv") {
        @Override
        byte[] first() {
            return CsvLine.of(AccessRow.COLUMNS);
        }

        @Override
        byte[] line(AccessRow row) {
            return CsvLine.of(row.cells());
        }
    },
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        byte[] first() {
            return new byte[0];
        }

        @Override
        byte[] line(AccessRow row) {
            return (PlainJson.write(row.members()) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String mediaType;
    private final String extension;

    DataFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** What comes before all rows. */
    abstract byte[] first();

    abstract byte[] line(AccessRow row);

    String mediaType() {
        return mediaType;
    }

    /** The name of the file with the rows. */
    String file() {
        return "access." + extension;
    }
}
