package io.github.keycloakpersonas.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines at fault that a report names: those that fit in an answer; the rest is only counted. */
public final class LineProblems {

    private static final int MOST = 1000;
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final List<LineProblem> named = new ArrayList<>();
    private int characters;
    private long omitted;

    LineProblems() {}

    void add(LineProblem problem) {
        // Not a shorter one after it either: those that are named are the first ones.
        boolean fits = omitted == 0 && named.size() < MOST && characters + problem.length() <= MOST_CHARACTERS;
        if (fits) {
            named.add(problem);
            characters += problem.length();
        } else {
            omitted++;
        }
    }

    /** Those that are named, in the order of the file. */
    public List<LineProblem> named() {
        return List.copyOf(named);
    }

    /** How many more there are. */
    public long omitted() {
        return omitted;
    }

    void putInto(Map<String, Object> json) {
        json.put("problems", named.stream().map(LineProblem::json).toList());
        json.put("problems_omitted", omitted);
    }
}
