package io.github.keycloakpersonas.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines with errors. As many as fit into an answer are named; the others are only counted. */
public final class LineProblems {

    private static final int MOST = 1000;
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final List<LineProblem> named = new ArrayList<>();
    private int characters;
    private long omitted;

    LineProblems() {}

    void add(LineProblem problem) {
        // A shorter problem after it is not named either, so that the named ones are always the first ones.
        boolean fits = omitted == 0 && named.size() < MOST && characters + problem.length() <= MOST_CHARACTERS;
        if (fits) {
            named.add(problem);
            characters += problem.length();
        } else {
            omitted++;
        }
    }

    /** The problems that are named, in the order of the file. */
    public List<LineProblem> named() {
        return List.copyOf(named);
    }

    /** The number of problems that are not named. */
    public long omitted() {
        return omitted;
    }

    void putInto(Map<String, Object> json) {
        json.put("problems", named.stream().map(LineProblem::json).toList());
        json.put("problems_omitted", omitted);
    }
}
