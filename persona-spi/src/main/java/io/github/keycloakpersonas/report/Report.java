package io.github.keycloakpersonas.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a report tells. How it becomes a file, with a hash and a signature, is the same for all: {@link ReportFile}. */
public interface Report {

    /** The name, in lower case: in the manifest, in addresses, and the beginning of the names of files. */
    String name();

    /** The instant that it is about. */
    Instant at();

    /** The names of the columns in a CSV file, and of the members in NDJSON. */
    List<String> columns();

    /** What was asked for, by names: in the manifest, and in the event that says that the report was made. */
    Map<String, Object> about();

    /** The same for people who read a PDF, as names and values in their language. */
    Map<String, String> facts(ReportWords words);

    /** The rows, from the first one on. Each page is read in a session of its own. */
    RowPages pages(ReportSessions sessions);
}
