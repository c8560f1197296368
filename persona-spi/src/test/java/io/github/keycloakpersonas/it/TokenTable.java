package io.github.keycloakpersonas.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of docs/tokens.md. */
final class TokenTable {

    private static final Path FILE = Path.of("..", "docs", "tokens.md");

    private TokenTable() {}

    /** A column. */
    enum Situation {
        NO_PERSONA("no persona", 0, false),
        ONE("one, none selected", 1, false),
        ONE_SELECTED("one, selected", 1, true),
        SEVERAL("several, none selected", 3, false),
        SEVERAL_SELECTED("several, one selected", 3, true);

        final String header;
        final int personas;
        final boolean selected;

        Situation(String header, int personas, boolean selected) {
            this.header = header;
            this.personas = personas;
            this.selected = selected;
        }
    }

    /** @param says one of none, all, all + selected */
    record Cell(String row, Situation situation, String says) {}

    static List<Cell> cells() {
        List<List<String>> lines = lines();
        Map<String, Situation> known =
                Arrays.stream(Situation.values()).collect(Collectors.toMap(s -> s.header, Function.identity()));
        List<Situation> columns = lines.get(0).stream().skip(1).map(known::get).toList();
        return lines.stream()
                .skip(2)
                .flatMap(line -> Stream.iterate(1, i -> i < line.size(), i -> i + 1)
                        .map(i -> new Cell(line.get(0), columns.get(i - 1), line.get(i))))
                .toList();
    }

    private static List<List<String>> lines() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .map(cells -> cells.subList(0, cells.size() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
