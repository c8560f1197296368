package io.github.keycloakpersonas.persona;

/**
 * The results of an import so far.
 *
 * @param created the number of created personas
 * @param updated the number of replaced personas
 * @param unchanged the number of personas that already had the imported state
 * @param removed the number of removed personas
 * @param failed the number of lines with errors
 */
public record ImportCounts(long created, long updated, long unchanged, long removed, long failed) {

    /** All counts are zero. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    /** The counts after the outcome of one more entry. */
    public ImportCounts with(PersonaImport.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> new ImportCounts(created + 1, updated, unchanged, removed, failed);
            case UPDATED -> new ImportCounts(created, updated + 1, unchanged, removed, failed);
            case UNCHANGED -> new ImportCounts(created, updated, unchanged + 1, removed, failed);
        };
    }

    /** The counts after one more line with errors. */
    public ImportCounts withFailure() {
        return new ImportCounts(created, updated, unchanged, removed, failed + 1);
    }

    /** The counts after removing more personas. */
    public ImportCounts withRemoved(long more) {
        return new ImportCounts(created, updated, unchanged, removed + more, failed);
    }
}
