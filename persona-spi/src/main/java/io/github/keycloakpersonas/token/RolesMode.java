package io.github.keycloakpersonas.token;

import java.util.Arrays;
import java.util.List;

/** What the roles that titles grant do to the roles that a token has. */
enum RolesMode {
    /** The token has what titles grant, too. */
    ADD("add", true, false),
    /** Of its own roles the token has those that titles grant. */
    NARROW("narrow", false, true),
    /** The token has what titles grant, and nothing else. */
    EXACT("exact", true, true);

    private final String word;
    private final boolean adds;
    private final boolean narrows;

    RolesMode(String word, boolean adds, boolean narrows) {
        this.word = word;
        this.adds = adds;
        this.narrows = narrows;
    }

    /** The value in the mapper's configuration. */
    String word() {
        return word;
    }

    /** Whether a token can get a role that it would not have. */
    boolean adds() {
        return adds;
    }

    /** Whether a token can lose a role. */
    boolean narrows() {
        return narrows;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RolesMode::word).toList();
    }

    /** The mode of that name; where there is none, the one that only takes away. */
    static RolesMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElse(NARROW);
    }
}
