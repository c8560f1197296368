package io.github.keycloakpersonas.persona;

/**
 * The state of an import whose file is sent in parts, with one request for each part.
 *
 * @param terms how personas are imported
 * @param appliesSchema whether the schema in the file becomes the realm's schema
 * @param done the number of parts that are done
 * @param lines the number of lines that these parts have together
 * @param file what these parts have contained about the file itself
 */
public record ImportParts(ImportTerms terms, boolean appliesSchema, int done, long lines, ImportedFile file) {

    /** The state before the first part. */
    public static ImportParts none(ImportTerms terms, boolean appliesSchema) {
        return new ImportParts(terms, appliesSchema, 0, 0, ImportedFile.UNREAD);
    }

    /**
     * The state after another part.
     *
     * @param upTo the number of lines of all parts, including this one
     * @param read what all parts have contained about the file itself
     */
    public ImportParts andOne(long upTo, ImportedFile read) {
        return new ImportParts(terms, appliesSchema, done + 1, upTo, read);
    }

    /** The number of the next part; the first one is 1. */
    public int next() {
        return done + 1;
    }
}
