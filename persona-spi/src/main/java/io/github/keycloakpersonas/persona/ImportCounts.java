package io.github.keycloakpersonas.persona;

/**
 * What has become of the personas of an import so far.
 *
 * @param created how many it has created
 * @param updated how many it has replaced
 * @param unchanged how many were there as it says
 * @param removed how many it has removed
 * @param failed how many lines were at fault
 */
public record ImportCounts(long created, long updated, long unchanged, long removed, long failed) {

    /** Nothing yet. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    /** With another entry's outcome. */
    public ImportCounts with(PersonaImport.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> new ImportCounts(created + 1, updated, unchanged, removed, failed);
            case UPDATED -> new ImportCounts(created, updated + 1, unchanged, removed, failed);
            case UNCHANGED -> new ImportCounts(created, updated, unchanged + 1, removed, failed);
        };
    }

    /** With another line at fault. */
    public ImportCounts withFailure() {
        return new ImportCounts(created, updated, unchanged, removed, failed + 1);
    }

    /** With so many more removed. */
    public ImportCounts withRemoved(long more) {
        return new ImportCounts(created, updated, unchanged, removed + more, failed);
    }
}
