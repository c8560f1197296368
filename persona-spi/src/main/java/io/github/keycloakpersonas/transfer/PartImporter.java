package io.github.keycloakpersonas.transfer;

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
 * Imports a file whose parts come with a request each, in their order. A part is done once: sent again, it changes nothing; one
 * that has stopped in the middle goes on there when it is sent again.
 */
public final class PartImporter {

    /** A file that nobody goes on with is in the way of nobody else's, but for very many of them. */
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
     * Begins an import.
     *
     * @throws PersonaFailure {@code CONFLICT} when too many have begun and are not over
     */
    public static ImportProgress open(
            KeycloakSessionFactory factory, String realmId, ImportRequest request, Clock clock) {
        return new RealmSessions(factory, realmId).call(work -> {
            if (work.personas().imports(work.realm()).openParts() >= MOST_OPEN) {
                throw PersonaFailure.conflict(
                        MOST_OPEN + " imports by parts have begun and are not over. Finish or delete one of them.");
            }
            ImportProgress opened = ImportProgress.started(
                            UUID.randomUUID().toString(), request.terms().mode(), clock.instant())
                    .with(ImportParts.none(request.terms(), request.appliesSchema()));
            work.personas().imports(work.realm()).start(opened);
            return opened;
        });
    }

    /**
     * Goes on with an import.
     *
     * @throws PersonaFailure {@code CONFLICT} when it is over, or comes as a whole
     */
    public static PartImporter of(KeycloakSessionFactory factory, String realmId, ImportProgress known, Clock clock) {
        ImportParts parts = known.parts();
        if (parts == null) {
            throw PersonaFailure.conflict("The import does not come in parts");
        }
        return new PartImporter(new RealmSessions(factory, realmId), clock, known, parts);
    }

    /**
     * Imports a part. When it fails, what it has committed stays.
     *
     * @param number which one, the first one is 1
     * @param lines all lines of the part, also where it is sent again
     * @throws PersonaFailure {@code CONFLICT} when one before it is missing, or the import is over
     */
    public ImportReport take(int number, Iterator<FileLine> lines) {
        requireOpen();
        if (number > parts.next()) {
            throw PersonaFailure.conflict("Part " + parts.next() + " is missing: part " + number + " comes after it");
        }
        if (number < parts.next()) {
            return ImportReport.of(known, List.of("Part " + number + " was done before: nothing of it was read again"));
        }
        ImportRun run = run();
        return LogContext.IMPORT.of(known.id(), () -> run.work(() -> run.partIsDone(run.read(lines, parts.lines()))));
    }

    /**
     * Ends the import after its last part.
     *
     * @param number how many parts there are
     * @throws PersonaFailure {@code CONFLICT} when one is missing, or more have come
     */
    public ImportReport finish(int number) {
        if (number != parts.done() || known.lines() != parts.lines()) {
            throw PersonaFailure.conflict(
                    number < parts.done()
                            ? "The import has " + parts.done() + " parts already"
                            : "Part " + parts.next() + " is missing");
        }
        if (known.state() == ImportProgress.State.DONE) {
            // The answer of the call before was lost.
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
