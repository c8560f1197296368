package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.ImportedFile;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.telemetry.LogContext;
import java.time.Clock;
import java.util.Iterator;
import java.util.UUID;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Imports a file with personas in many transactions. If it stops, the committed personas stay, and the import can be
 * resumed there.
 */
public final class PersonaImporter {

    private final String id;
    private final ImportRun run;

    private PersonaImporter(RealmSessions sessions, ImportRequest request, ImportProgress progress, Clock clock) {
        this.id = progress.id();
        this.run = new ImportRun(sessions, request, ImportedFile.UNREAD, progress, clock);
    }

    /**
     * Starts an import, or resumes one that has stopped.
     *
     * @param author who imports
     * @throws PersonaFailure {@code CONFLICT} if there is no such import to resume
     */
    public static PersonaImporter begin(
            KeycloakSessionFactory factory, String realmId, ImportRequest request, Clock clock, Author author) {
        RealmSessions sessions = new RealmSessions(factory, realmId, author);
        String resume = request.resume();
        ImportProgress started = ImportProgress.started(
                UUID.randomUUID().toString(), request.terms().mode(), clock.instant());
        if (resume != null) {
            started = sessions.call(work -> {
                ImportProgress known = work.personas()
                        .imports(work.realm())
                        .find(resume)
                        .orElseThrow(() -> PersonaFailure.conflict("There is no such import to resume"));
                requireResumable(known, request.terms());
                ImportProgress resumed = known.in(ImportProgress.State.RUNNING, clock.instant());
                work.personas().imports(work.realm()).advance(known, resumed);
                return resumed;
            });
        } else if (!request.terms().dryRun()) {
            ImportProgress first = started;
            sessions.call(work -> {
                work.personas().imports(work.realm()).start(first);
                return first;
            });
        }
        return new PersonaImporter(sessions, request, started, clock);
    }

    private static void requireResumable(ImportProgress known, ImportTerms terms) {
        if (known.isOver()) {
            throw PersonaFailure.conflict("The import is " + known.state().word());
        }
        if (known.parts() != null) {
            throw PersonaFailure.conflict("The import is in parts: send its next part");
        }
        if (known.mode() != terms.mode()) {
            throw PersonaFailure.conflict(
                    "The import has the mode " + known.mode().word());
        }
    }

    /** The id of the import. */
    public String id() {
        return id;
    }

    /**
     * Imports the lines. If it fails, what has been committed stays.
     *
     * @param lines all lines of the file, even if the import is resumed
     */
    public ImportReport run(Iterator<FileLine> lines) {
        return LogContext.IMPORT.of(
                id,
                () -> run.work(() -> {
                    run.read(lines, 0);
                    run.finish();
                }));
    }
}
