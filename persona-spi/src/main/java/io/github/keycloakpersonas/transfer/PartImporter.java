package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.telemetry.LogContext;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Imports a file in parts, with one request for each part, in their order. Each part is imported once: if it is sent
 * again, nothing changes. A part that was interrupted is continued when it is sent again.
 */
public final class PartImporter {

    /**
     * The highest number of unfinished imports in a realm. Abandoned imports block others only if there are this many.
     */
    private static final int MOST_OPEN = 20;

    private final RealmSessions sessions;
    private final Clock clock;
    private final ImportProgress known;
    private final ImportParts parts;

    private PartImporter(RealmSessions sessions, Clock clock, ImportProgress known, ImportParts parts) {
        this.sessions = sessions;
        this.clock = clock;
        this.known = known;
        this.parts = parts;
    }

    /**
     * Starts an import.
     *
     * @throws PersonaFailure {@code CONFLICT} if too many imports are unfinished
     */
    public static ImportProgress open(
            KeycloakSessionFactory factory, String realmId, ImportRequest request, Clock clock) {
        return new RealmSessions(factory, realmId).call(work -> {
            if (work.personas().imports(work.realm()).countOpenParts() >= MOST_OPEN) {
                throw PersonaFailure.conflict(
                        MOST_OPEN + " imports in parts are unfinished. Finish or delete one of them first.");
            }
            ImportProgress opened = ImportProgress.started(
                            UUID.randomUUID().toString(), request.terms().mode(), clock.instant())
                    .with(ImportParts.none(request.terms(), request.appliesSchema()));
            work.personas().imports(work.realm()).start(opened);
            return opened;
        });
    }

    /**
     * Continues an import.
     *
     * @param author who imports
     * @throws PersonaFailure {@code CONFLICT} if it is not an import in parts
     */
    public static PartImporter of(
            KeycloakSessionFactory factory, String realmId, ImportProgress known, Clock clock, Author author) {
        ImportParts parts = known.parts();
        if (parts == null) {
            throw PersonaFailure.conflict("The import was not started as an import in parts");
        }
        return new PartImporter(new RealmSessions(factory, realmId, author), clock, known, parts);
    }

    /**
     * Imports a part. If it fails, what has been committed stays.
     *
     * @param number the number of the part; the first one is 1
     * @param lines all lines of the part, even if it is sent again
     * @throws PersonaFailure {@code CONFLICT} if an earlier part is missing, or the import is over
     */
    public ImportReport take(int number, Iterator<FileLine> lines) {
        requireOpen();
        if (number > parts.next()) {
            throw PersonaFailure.conflict("Part " + parts.next() + " is missing: part " + number + " comes after it");
        }
        if (number < parts.next()) {
            return ImportReport.of(known, List.of("Part " + number + " was done before and was not read again"));
        }
        ImportRun run = run();
        return LogContext.IMPORT.of(known.id(), () -> run.work(() -> run.partIsDone(run.read(lines, parts.lines()))));
    }

    /**
     * Ends the import after its last part.
     *
     * @param number the number of parts
     * @throws PersonaFailure {@code CONFLICT} if a part is missing, or more parts were imported
     */
    public ImportReport finish(int number) {
        if (number != parts.done() || known.lines() != parts.lines()) {
            throw PersonaFailure.conflict(
                    number < parts.done()
                            ? "The import already has " + parts.done() + " parts"
                            : "Part " + parts.next() + " is missing");
        }
        if (known.state() == ImportProgress.State.DONE) {
            // The import was ended before, but the client did not receive the answer.
            return ImportReport.of(known, List.of());
        }
        requireOpen();
        ImportRun run = run();
        return LogContext.IMPORT.of(known.id(), () -> run.work(run::finish));
    }

    private void requireOpen() {
        if (known.isOver()) {
            throw PersonaFailure.conflict("The import is " + known.state().word());
        }
    }

    private ImportRun run() {
        ImportProgress running = known.in(ImportProgress.State.RUNNING, clock.instant());
        if (known.state() != ImportProgress.State.RUNNING) {
            sessions.call(work -> {
                work.personas().imports(work.realm()).advance(known, running);
                return running;
            });
        }
        return new ImportRun(
                sessions,
                new ImportRequest(parts.terms(), parts.appliesSchema(), running.id()),
                parts.file(),
                running,
                clock);
    }
}
