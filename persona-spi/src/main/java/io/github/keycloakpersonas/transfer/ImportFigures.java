package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.telemetry.Counted.BatchResult;
import io.github.keycloakpersonas.telemetry.Counted.LineResult;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;

/** Counts for operators what an import does. */
final class ImportFigures {

    private final String realm;
    private final boolean dryRun;

    /** @param dryRun then nothing is counted, because nothing is done */
    ImportFigures(String realm, boolean dryRun) {
        this.realm = realm;
        this.dryRun = dryRun;
    }

    /** So many lines took an import from one state to the next. */
    void moved(ImportCounts from, ImportCounts to) {
        add(LineResult.CREATED, to.created() - from.created());
        add(LineResult.UPDATED, to.updated() - from.updated());
        add(LineResult.UNCHANGED, to.unchanged() - from.unchanged());
        add(LineResult.REMOVED, to.removed() - from.removed());
        add(LineResult.FAILED, to.failed() - from.failed());
    }

    /** Some lines were taken. */
    void batch(BatchResult taken) {
        if (!dryRun) {
            PersonaMeters.batch(realm, taken);
        }
    }

    /** It is over. */
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
