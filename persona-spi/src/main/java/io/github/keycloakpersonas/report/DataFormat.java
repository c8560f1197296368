package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.representation.CsvLine;
import io.github.keycloakpersonas.representation.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the rows of a report are written. */
enum DataFormat {
    CSV("text/csv", "csv") {
        @Override
        byte[] first(List<String> columns) {
            return CsvLine.of(columns);
        }

        @Override
        byte[] line(List<String> columns, List<String> row) {
            return CsvLine.of(row);
        }
    },
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        byte[] first(List<String> columns) {
            return new byte[0];
        }

        @Override
        byte[] line(List<String> columns, List<String> row) {
            Map<String, String> members = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    members.put(columns.get(i), row.get(i));
                }
            }
            return (PlainJson.write(members) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String mediaType;
    private final String extension;

    DataFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** What comes before all rows. */
    abstract byte[] first(List<String> columns);

    abstract byte[] line(List<String> columns, List<String> row);

    String mediaType() {
        return mediaType;
    }

    /** The name of the file with the rows. */
    String file(Report report) {
        return report.name() + "." + extension;
    }
}
