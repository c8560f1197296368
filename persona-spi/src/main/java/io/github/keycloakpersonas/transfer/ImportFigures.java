package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.telemetry.Counted.BatchResult;
import io.github.keycloakpersonas.telemetry.Counted.LineResult;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;

/** Counts in metrics what an import does. */
final class ImportFigures {

    private final String realm;
    private final boolean dryRun;

    /** @param dryRun if true, nothing is counted, because nothing is written */
    ImportFigures(String realm, boolean dryRun) {
        this.realm = realm;
        this.dryRun = dryRun;
    }

    /** Counts the lines between two states of an import. */
    void moved(ImportCounts from, ImportCounts to) {
        add(LineResult.CREATED, to.created() - from.created());
        add(LineResult.UPDATED, to.updated() - from.updated());
        add(LineResult.UNCHANGED, to.unchanged() - from.unchanged());
        add(LineResult.REMOVED, to.removed() - from.removed());
        add(LineResult.FAILED, to.failed() - from.failed());
    }

    /** Counts a batch of lines. */
    void batch(BatchResult taken) {
        if (!dryRun) {
            PersonaMeters.batch(realm, taken);
        }
    }

    /** Counts the end of the import. */
    void ended(TaskResult result) {
        if (!dryRun) {
            PersonaMeters.importEnded(realm, result);
        }
    }

    private void add(LineResult result, long lines) {
        if (!dryRun) {
            PersonaMeters.imported(realm, result, lines);
        }
    }
}
