package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.ImportedFile;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running import. It writes lines batch by batch, removes the personas that the file of a replacing import does not
 * contain, and stores its progress.
 */
final class ImportRun {

    /** The number of lines per transaction. */
    private static final int BATCH = 200;

    /** The number of users per transaction when personas are removed. */
    private static final int USERS = 200;

    /** The number of bytes per transaction, not counting the last line. In memory they take many times as much. */
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
    private ImportProgress progress;

    /** The progress as it is stored. In a dry run, only whole parts are stored. */
    private ImportProgress noted;

    /**
     * Starts or continues an import.
     *
     * @param request how personas and the schema of the file are imported
     * @param read what was read of the file before
     */
    ImportRun(RealmSessions sessions, ImportRequest request, ImportedFile read, ImportProgress progress, Clock clock) {
        this.sessions = sessions;
        this.terms = request.terms();
        this.clock = clock;
        this.figures = new ImportFigures(sessions.call(work -> work.realm().getName()), terms.dryRun());
        this.batches = new LineBatches(sessions, terms, clock, figures);
        this.shape = new FileShape(sessions, terms.dryRun(), request.appliesSchema(), read, warnings);
        this.progress = progress;
        this.noted = progress;
    }

    /** Does a part of the import. If it fails, what has been committed stays, and the import can be resumed. */
    ImportReport work(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            figures.ended(TaskResult.FAILED);
            stop(e);
            throw e;
        }
        warnings.addAll(restored.warnings());
        return new ImportReport(progress, terms.dryRun(), shape.hasChangedSchema(), problems, warnings);
    }

    /**
     * Imports lines. Of lines that are done already, only those about the file itself are read.
     *
     * @param before the number of lines of the file before these
     * @return the number of lines of the file up to the last of these
     */
    long read(Iterator<FileLine> lines, long before) {
        List<LineBatches.Numbered> pending = new ArrayList<>();
        long done = progress.lines();
        long number = before;
        long bytes = 0;
        while (lines.hasNext()) {
            number++;
            Optional<FileLine> persona = shape.take(lines.next());
            if (persona.isPresent() && number > done) {
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
        return number;
    }

    /** Stores that a part is done. */
    void partIsDone(long upTo) {
        ImportParts parts = Objects.requireNonNull(progress.parts());
        advance(progress.with(parts.andOne(upTo, shape.soFar())));
    }

    /** Ends the import, after all lines have been read. */
    void finish() {
        shape.finish();
        if (terms.mode() == ImportMode.REPLACE) {
            removeOthers();
        }
        advance(progress.in(ImportProgress.State.DONE, clock.instant()));
        figures.ended(TaskResult.DONE);
    }

    private void write(List<LineBatches.Numbered> pending, long upTo) {
        LineBatches.Result result = batches.run(progress, pending, upTo, shape.schema());
        isAt(result.progress());
        if (!terms.dryRun()) {
            noted = progress;
        }
        result.problems().forEach(problems::add);
        restored.add(result.overruled());
        pending.clear();
    }

    private void removeOthers() {
        long failed = progress.counts().failed();
        if (failed > 0) {
            warnings.add("Nothing was removed, because of lines with errors: " + failed);
        } else if (!shape.isWhole()) {
            warnings.add("Nothing was removed, because the file is not a complete export");
        } else if (terms.dryRun()) {
            long all =
                    sessions.call(work -> work.personas().archive(work.realm()).count());
            long brought = progress.counts().updated() + progress.counts().unchanged();
            isAt(progress.at(progress.lines(), progress.counts().withRemoved(all - brought), clock.instant()));
        } else {
            String last = removeOthers(null);
            while (last != null) {
                last = removeOthers(last);
            }
        }
    }

    /** @return the last user whose personas were removed; null if there are no more to remove */
    private @Nullable String removeOthers(@Nullable String after) {
        ImportProgress from = progress;
        Optional<PersonaArchive.Removed> removed = sessions.call(work -> {
            Optional<PersonaArchive.Removed> some =
                    work.personas().archive(work.realm()).removeOthers(from.id(), after, USERS);
            some.ifPresent(r -> work.personas().imports(work.realm()).advance(from, removed(from, r)));
            return some;
        });
        removed.ifPresent(some -> {
            isAt(removed(from, some));
            noted = progress;
        });
        return removed.map(PersonaArchive.Removed::lastUser).orElse(null);
    }

    private ImportProgress removed(ImportProgress from, PersonaArchive.Removed removed) {
        return from.at(from.lines(), from.counts().withRemoved(removed.personas()), clock.instant());
    }

    private void advance(ImportProgress next) {
        // A dry run in one request stores nothing. The progress of a dry run in parts must be stored between the parts.
        if (!terms.dryRun() || next.parts() != null) {
            ImportProgress from = noted;
            sessions.call(work -> {
                work.personas().imports(work.realm()).advance(from, next);
                return next;
            });
            noted = next;
        }
        isAt(next);
    }

    private void isAt(ImportProgress next) {
        figures.moved(progress.counts(), next.counts());
        progress = next;
    }

    private void stop(RuntimeException reason) {
        try {
            progress = noted;
            advance(noted.in(ImportProgress.State.FAILED, clock.instant()));
        } catch (RuntimeException e) {
            // The stored state stays as it is: another request continues the import, or the database cannot be reached.
            reason.addSuppressed(e);
        }
    }
}
