package io.github.keycloakpersonas.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name the file's path below the project
 */
public record Page(String name, String text, List<Fence> fences) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern EDGE = Pattern.compile("(\\s*)```\\s*(\\w*)\\s*");
    private static final Pattern NOTE = Pattern.compile("\\s*<!-- (.*) -->\\s*");

    /** All that have commands for readers; decision records are not for following. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page read(Path file) {
        try {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            return of(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String name, String text) {
        List<Fence> fences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher edge = EDGE.matcher(lines.get(i));
            Matcher note = NOTE.matcher(lines.get(i));
            if (edge.matches()) {
                int begin = i;
                List<String> inside = new ArrayList<>();
                for (i++; i < lines.size() && !EDGE.matcher(lines.get(i)).matches(); i++) {
                    inside.add(outdented(lines.get(i), edge.group(1).length()));
                }
                String code = String.join("\n", inside) + "\n";
                fences.add(new Fence(name, begin + 1, edge.group(2), List.copyOf(notes), code));
                notes.clear();
            } else if (note.matches()) {
                notes.add(note.group(1));
            } else {
                notes.clear();
            }
        }
        return new Page(name, text, fences);
    }

    private static String outdented(String line, int indentation) {
        int indented = line.length() - line.stripLeading().length();
        return line.substring(Math.min(indentation, indented));
    }

    List<Fence> run() {
        return fences.stream().filter(Fence::isRun).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
