package io.github.keycloakpersonas.persona;

/**
 * An import whose file comes in parts, a request each: what all of them have in common, and how far they are.
 *
 * @param terms how it goes about it
 * @param appliesSchema whether the schema that the file brings becomes the realm's
 * @param done how many parts are done
 * @param lines how many lines those have
 * @param file what those have brought besides personas
 */
public record ImportParts(ImportTerms terms, boolean appliesSchema, int done, long lines, ImportedFile file) {

    /** Parts of which none has come yet. */
    public static ImportParts none(ImportTerms terms, boolean appliesSchema) {
        return new ImportParts(terms, appliesSchema, 0, 0, ImportedFile.UNREAD);
    }

    /**
     * The same after another part.
     *
     * @param upTo how many lines they have with it
     * @param read what they have brought with it
     */
    public ImportParts andOne(long upTo, ImportedFile read) {
        return new ImportParts(terms, appliesSchema, done + 1, upTo, read);
    }

    /** The part that has to come next, the first one is 1. */
    public int next() {
        return done + 1;
    }
}
