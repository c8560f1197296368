package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.github.keycloakpersonas.telemetry.LogContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Imports a file with personas in many transactions. If it stops, the committed personas stay, and the import can be
 * resumed there.
 */
public final class PersonaImporter {

    /** The number of lines in one transaction. */
    private static final int BATCH = 200;

    /** The number of users in one transaction that removes personas. */
    private static final int USERS = 200;

    /**
     * The number of bytes in one transaction; the line that exceeds it is included. In memory they take many times as
     * much.
     */
    private static final int BATCH_BYTES = 1024 * 1024;

    private final RealmSessions sessions;
    private final ImportTerms terms;
    private final Clock clock;
    private final ImportFigures figures;
    private final LineBatches batches;
    private final FileShape shape;
    private final LineProblems problems = new LineProblems();
    private final List<String> warnings = new ArrayList<>();
    private final RestoredLines restored = new RestoredLines();
    private final long resumedAfter;
    private ImportProgress progress;

    private PersonaImporter(RealmSessions sessions, ImportRequest request, ImportProgress progress, Clock clock) {
        this.sessions = sessions;
        this.terms = request.terms();
        this.clock = clock;
        this.figures = new ImportFigures(
                sessions.call(work -> work.realm().getName()), request.terms().dryRun());
        this.batches = new LineBatches(sessions, terms, clock, figures);
        this.shape = new FileShape(sessions, request, warnings);
        this.progress = progress;
        this.resumedAfter = progress.lines();
    }

    /**
     * Begins an import, or resumes one that has stopped.
     *
     * @throws PersonaFailure {@code CONFLICT} if there is no such import to resume
     */
    public static PersonaImporter begin(
            KeycloakSessionFactory factory, String realmId, ImportRequest request, Clock clock) {
        RealmSessions sessions = new RealmSessions(factory, realmId);
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
        if (known.state() == ImportProgress.State.DONE) {
            throw PersonaFailure.conflict("The import is done");
        }
        if (known.mode() != terms.mode()) {
            throw PersonaFailure.conflict(
                    "The import has the mode " + known.mode().word());
        }
    }

    /** The id of the import. */
    public String id() {
        return progress.id();
    }

    /**
     * Imports the lines. When it fails, what it has committed stays.
     *
     * @param lines all lines of the file, also where the import is resumed
     */
    public ImportReport run(Iterator<FileLine> lines) {
        return LogContext.IMPORT.of(id(), () -> work(lines));
    }

    private ImportReport work(Iterator<FileLine> lines) {
        try {
            read(lines);
            shape.finish();
            if (terms.mode() == ImportMode.REPLACE) {
                removeOthers();
            }
            advance(progress.in(ImportProgress.State.DONE, clock.instant()));
        } catch (RuntimeException e) {
            figures.ended(TaskResult.FAILED);
            stop(e);
            throw e;
        }
        figures.ended(TaskResult.DONE);
        warnings.addAll(restored.warnings());
        return new ImportReport(progress, terms.dryRun(), shape.hasChangedSchema(), problems, warnings);
    }

    private void read(Iterator<FileLine> lines) {
        List<LineBatches.Numbered> pending = new ArrayList<>();
        long number = 0;
        long bytes = 0;
        while (lines.hasNext()) {
            number++;
            Optional<FileLine> persona = shape.take(lines.next());
            if (persona.isPresent() && number > resumedAfter) {
                pending.add(new LineBatches.Numbered(number, persona.get()));
                bytes += persona.get().size();
            }
            if (pending.size() == BATCH || bytes >= BATCH_BYTES) {
                write(pending, number);
                bytes = 0;
            }
        }
        if (number > progress.lines()) {
            write(pending, number);
        }
    }

    private void write(List<LineBatches.Numbered> pending, long upTo) {
        LineBatches.Result result = batches.run(progress, pending, upTo, shape.schema());
        isAt(result.progress());
        result.problems().forEach(problems::add);
        restored.add(result.overruled());
        pending.clear();
    }

    private void removeOthers() {
        long failed = progress.counts().failed();
        if (failed > 0) {
            warnings.add("Nothing was removed, because lines are at fault: " + failed);
        } else if (!shape.isWhole()) {
            warnings.add("Nothing was removed, because the file is an export without its end");
        } else if (terms.dryRun()) {
            long all =
                    sessions.call(work -> work.personas().archive(work.realm()).count());
            long brought = progress.counts().updated() + progress.counts().unchanged();
            advance(progress.at(progress.lines(), progress.counts().withRemoved(all - brought), clock.instant()));
        } else {
            String last = removeOthers(null);
            while (last != null) {
                last = removeOthers(last);
            }
        }
    }

    /** @return the last user that personas were removed from; null when nothing is left */
    private @Nullable String removeOthers(@Nullable String after) {
        ImportProgress from = progress;
        Optional<PersonaArchive.Removed> removed = sessions.call(work -> {
            Optional<PersonaArchive.Removed> some =
                    work.personas().archive(work.realm()).removeOthers(from.id(), after, USERS);
            some.ifPresent(r -> work.personas().imports(work.realm()).advance(from, removed(from, r)));
            return some;
        });
        removed.ifPresent(some -> isAt(removed(from, some)));
        return removed.map(PersonaArchive.Removed::lastUser).orElse(null);
    }

    private ImportProgress removed(ImportProgress from, PersonaArchive.Removed removed) {
        return from.at(from.lines(), from.counts().withRemoved(removed.personas()), clock.instant());
    }

    private void advance(ImportProgress next) {
        if (!terms.dryRun()) {
            ImportProgress from = progress;
            sessions.call(work -> {
                work.personas().imports(work.realm()).advance(from, next);
                return next;
            });
        }
        isAt(next);
    }

    private void isAt(ImportProgress next) {
        figures.moved(progress.counts(), next.counts());
        progress = next;
    }

    private void stop(RuntimeException reason) {
        try {
            advance(progress.in(ImportProgress.State.FAILED, clock.instant()));
        } catch (RuntimeException e) {
            // The state of the import stays as it is: another request has resumed it, or the database cannot be
            // reached.
            reason.addSuppressed(e);
        }
    }
}
