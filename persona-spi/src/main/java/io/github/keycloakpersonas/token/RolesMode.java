package io.github.keycloakpersonas.token;

import java.util.Arrays;
import java.util.List;

/** How the roles that titles grant change the roles of a token. */
enum RolesMode {
    /** The roles that titles grant are added to those of the token. */
    ADD("add", true, false),
    /** The token keeps only those of its roles that titles grant. */
    NARROW("narrow", false, true),
    /** The token has exactly the roles that titles grant. */
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

    /** The mode of that name; if there is none, the mode that only removes roles. */
    static RolesMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElse(NARROW);
    }
}
