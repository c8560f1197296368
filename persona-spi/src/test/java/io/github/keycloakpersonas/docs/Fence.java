package io.github.keycloakpersonas.docs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A block of code on a page.
 *
 * @param page the file's path below the project, for people
 * @param line where it begins, from 1
 * @param language as the page says; empty if it does not
 * @param notes the HTML comments right before it, which readers don't see
 * @param text what is between the two fences, without the indentation of the list that it may be in
 */
public record Fence(String page, int line, String language, List<String> notes, String text) {

    private static final String NOT_RUN = "not run:";
    private static final String ANSWERS = "answers ";
    private static final String PRINTS = "prints ";
    private static final String LEAVES = "leaves the realm ";
    private static final String GET = "GET ";
    private static final String PROMPT = "$ ";

    /** The same, with other commands. */
    public Fence withText(String other) {
        return new Fence(page, line, language, notes, other);
    }

    public boolean isCommands() {
        return language.equals("bash") || isTranscript();
    }

    /** Commands after a prompt, with what they have printed between them. */
    private boolean isTranscript() {
        return language.equals("console");
    }

    /** An address for the browser to open. */
    private boolean isAddress() {
        return language.equals("http") && text.startsWith(GET);
    }

    boolean isJson() {
        return language.equals("json");
    }

    /** Why no test runs it; empty where one does. */
    public Optional<String> reason() {
        return notes(NOT_RUN).stream().findFirst();
    }

    boolean isRun() {
        return (isCommands() || isAddress()) && reason().isEmpty();
    }

    /** Whether the realm is not as before, which is what its page is about. */
    boolean leavesTheRealmChanged() {
        return !notes(LEAVES).isEmpty();
    }

    /** The HTTP statuses of 400 and more that its calls of curl are meant to get, in that order. */
    List<String> failingAnswers() {
        return notes(ANSWERS).stream()
                .flatMap(answers -> List.of(answers.split(", ", -1)).stream())
                .toList();
    }

    /** What its output must have in it. */
    List<String> printed() {
        return notes(PRINTS);
    }

    /** Whether it shows what the commands before it print, word for word. */
    boolean isOutput() {
        return notes.contains("printed");
    }

    /** Whether it shows what the commands before it print, with other values. */
    boolean isShapeOfOutput() {
        return notes.contains("printed in this shape");
    }

    /** The lines to type. */
    public String commands() {
        if (isAddress()) {
            return "curl -s -o page.html '" + text.substring(GET.length()).replaceAll("\\s", "") + "'\n";
        }
        if (!isTranscript()) {
            return text;
        }
        return text.lines()
                .filter(typed -> typed.startsWith(PROMPT))
                .map(typed -> typed.substring(PROMPT.length()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> notes(String kind) {
        return notes.stream()
                .filter(note -> note.startsWith(kind))
                .map(note -> note.substring(kind.length()).strip())
                .toList();
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
