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

/** An import at work: takes lines, batch by batch, removes what a replacing one has not brought, and notes how far it is. */
final class ImportRun {

    /** Lines a transaction. */
    private static final int BATCH = 200;

    /** Users a transaction, where personas are removed. */
    private static final int USERS = 200;

    /** Bytes a transaction, but for the line that exceeds them: in memory they are many times as many. */
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

    /** How far it is as far as others can know: of a dry run, only whole parts are noted. */
    private ImportProgress noted;

    /**
     * An import that goes on from somewhere.
     *
     * @param request how personas and the schema of the file are imported
     * @param read what it has read of its file already
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

    /** Does some of it; where that fails, what is committed stays and the import can be resumed. */
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
     * Takes lines; those that it has done already are read for what they say of the file only.
     *
     * @param before how many lines the file has before them
     * @return how many it has with them
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

    /** Notes that a part is done. */
    void partIsDone(long upTo) {
        ImportParts parts = Objects.requireNonNull(progress.parts());
        advance(progress.with(parts.andOne(upTo, shape.soFar())));
    }

    /** Ends it, after all lines have come. */
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
            warnings.add("Nothing was removed, because lines are at fault: " + failed);
        } else if (!shape.isWhole()) {
            warnings.add("Nothing was removed, because the file is an export without its end");
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

    /** @return the last user that personas were removed from; null when nothing is left */
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
        // A dry run that comes as a whole leaves no trace; one by parts has to be remembered between them.
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
            // Then it stays as it is: carried on by somebody else, or by nobody because the database is gone.
            reason.addSuppressed(e);
        }
    }
}
