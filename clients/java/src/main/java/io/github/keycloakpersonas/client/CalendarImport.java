package io.github.keycloakpersonas.client;

import java.util.List;

/**
 * What came of a file of a calendar program.
 *
 * @param dryRun whether nothing was written
 * @param refused the first thousand of those that were refused
 */
public record CalendarImport(
        boolean dryRun, int created, int updated, int unchanged, int refusedCount, List<Refused> refused) {

    /** An event that was refused. */
    public record Refused(String uid, String reason) {}
}
