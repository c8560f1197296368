package io.github.keycloakpersonas.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values (RFC 4180) whose first line has the names of the columns. A cell can be quoted; nothing in it is a formula, and no
 * character is taken away.
 *
 * @param columns the names
 * @param lines the other lines, without empty ones
 */
public record CsvTable(List<String> columns, List<Line> lines) {

    public CsvTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param number of the line in the file where it begins; the first one has 1
     * @param cells what it has
     */
    public record Line(int number, List<String> cells) {

        /** The cells that are not empty, by the names of the columns. */
        public Map<String, @Nullable Object> named(List<String> columns) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            for (int i = 0; i < cells.size() && i < columns.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    named.put(columns.get(i), cells.get(i));
                }
            }
            return named;
        }
    }

    /** Reads a file. Whatever its text is, it is a table; what is meant by its cells is for others to say. */
    public static CsvTable read(String text) {
        List<Line> lines = new Reader(text.startsWith("\uFEFF") ? text.substring(1) : text).lines();
        List<String> columns = lines.isEmpty()
                ? List.of()
                : lines.get(0).cells().stream().map(String::strip).toList();
        return new CsvTable(columns, lines.isEmpty() ? List.of() : lines.subList(1, lines.size()));
    }

    /** Where the reading is. */
    private static final class Reader {

        private final String text;
        private final List<Line> lines = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int number = 1;
        private int begin = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Line> lines() {
            boolean isQuoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"' && (isQuoted || cell.length() == 0)) {
                    isQuoted = !isQuoted;
                } else if (isQuoted || (c != ',' && c != '\n' && c != '\r')) {
                    cell.append(c);
                } else if (c == ',') {
                    endCell();
                } else if (c == '\n') {
                    endLine();
                }
                if (c == '\n') {
                    number++;
                    begin = cells.isEmpty() && cell.length() == 0 && !isQuoted ? number : begin;
                }
            }
            endLine();
            return lines;
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endLine() {
            endCell();
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                lines.add(new Line(begin, cells));
            }
            cells = new ArrayList<>();
        }
    }
}
