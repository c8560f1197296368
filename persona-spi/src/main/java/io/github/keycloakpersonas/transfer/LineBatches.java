package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportBatch;
import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.persona.ImportTerms;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.PersonaArchive;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaImport;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.telemetry.Counted.BatchResult;
import io.github.keycloakpersonas.telemetry.Spans;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Imports lines in batches. Each batch is one transaction, which also stores the progress of the import. */
final class LineBatches {

    private static final Logger LOGGER = Logger.getLogger(LineBatches.class);

    private final RealmSessions sessions;
    private final ImportTerms terms;
    private final Clock clock;
    private final ImportFigures figures;

    LineBatches(RealmSessions sessions, ImportTerms terms, Clock clock, ImportFigures figures) {
        this.sessions = sessions;
        this.terms = terms;
        this.clock = clock;
        this.figures = figures;
    }

    /** A line with its number in the file. */
    record Numbered(long number, FileLine line) {}

    /**
     * The state of the import after some lines.
     *
     * @param problems why lines were left out
     * @param overruled the faults of lines that were restored in spite of them
     */
    record Result(ImportProgress progress, List<LineProblem> problems, List<LineProblem> overruled) {}

    /**
     * Imports some lines.
     *
     * @param from the progress so far
     * @param lines the lines, all of them after those that are done
     * @param upTo the number of the last line of the file that this batch covers
     * @param schema the schema to check against; null for the realm's
     * @throws PersonaFailure {@code CONFLICT} if another request has resumed the import
     */
    Result run(ImportProgress from, List<Numbered> lines, long upTo, @Nullable PersonaSchema schema) {
        try {
            Result result = together(from, lines, upTo, schema);
            LOGGER.debugf("Import %s: lines up to %d are done", from.id(), upTo);
            figures.batch(BatchResult.TOGETHER);
            return result;
        } catch (RuntimeException e) {
            if (isOvertaken(e)) {
                throw e;
            }
            figures.batch(BatchResult.ONE_BY_ONE);
            // Another request has changed the same personas, or one line breaks the transaction. Imported one by one,
            // only that line fails.
            LOGGER.debugf(e, "Import %s: lines up to %d are imported one by one", from.id(), upTo);
            return oneByOne(from, lines, upTo, schema);
        }
    }

    private Result oneByOne(ImportProgress from, List<Numbered> lines, long upTo, @Nullable PersonaSchema schema) {
        ImportProgress progress = from;
        List<LineProblem> problems = new ArrayList<>();
        List<LineProblem> overruled = new ArrayList<>();
        for (Numbered line : lines) {
            Result result;
            try {
                result = together(progress, List.of(line), line.number(), schema);
            } catch (RuntimeException e) {
                if (isOvertaken(e) || saysNothingOfTheLine(e)) {
                    throw e;
                }
                result = together(progress, List.of(failed(line, e)), line.number(), schema);
            }
            progress = result.progress();
            problems.addAll(result.problems());
            overruled.addAll(result.overruled());
        }
        return new Result(together(progress, List.of(), upTo, schema).progress(), problems, overruled);
    }

    private static boolean isOvertaken(RuntimeException failure) {
        return failure instanceof PersonaFailure broken
                && (broken.kind() == PersonaFailure.Kind.CONFLICT || broken.kind() == PersonaFailure.Kind.BUSY_REALM);
    }

    /** Whether the line has a chance when the import is resumed: the database is away, or there is no key for attributes. */
    private boolean saysNothingOfTheLine(RuntimeException failure) {
        return failure instanceof SealedValuesException || sessions.isAway(failure);
    }

    private static Numbered failed(Numbered line, RuntimeException failure) {
        if (failure instanceof PersonaFailure broken) {
            return new Numbered(line.number(), FileLine.Faulty.of(String.valueOf(broken.getMessage())));
        }
        LOGGER.errorf(failure, "Line %d of an import failed", line.number());
        return new Numbered(line.number(), FileLine.Faulty.of("The server failed to store the persona"));
    }

    private Result together(ImportProgress from, List<Numbered> lines, long upTo, @Nullable PersonaSchema schema) {
        return sessions.call(work ->
                Spans.around(work.session(), "persona.import.batch", () -> together(work, from, lines, upTo, schema)));
    }

    private Result together(
            RealmSessions.Work work,
            ImportProgress from,
            List<Numbered> lines,
            long upTo,
            @Nullable PersonaSchema schema) {
        PersonaArchive archive = work.personas().archive(work.realm());
        PersonaImport rules = work.personas().personas(work.realm()).importing(terms, schema);
        Map<OwnerName, String> users = archive.users(owners(lines));
        ImportBatch batch =
                archive.open(new HashSet<>(users.values()), ids(lines), from.id(), !terms.dryRun() && !users.isEmpty());
        ImportCounts counts = from.counts();
        List<LineProblem> problems = new ArrayList<>();
        List<LineProblem> overruled = new ArrayList<>();
        for (Numbered line : lines) {
            try {
                PersonaImport.Admission admission = admit(line, users, batch, rules);
                counts = counts.with(admission.outcome());
                if (!admission.overruled().isEmpty()) {
                    overruled.add(LineProblem.of(line.number(), admission.overruled()));
                }
            } catch (PersonaFailure e) {
                counts = counts.withFailure();
                problems.add(LineProblem.of(line.number(), e));
            }
        }
        ImportProgress progress = from.at(upTo, counts, clock.instant());
        if (terms.dryRun()) {
            work.session().getTransactionManager().setRollbackOnly();
        } else {
            archive.write(batch, from.id(), terms.mode() == ImportMode.REPLACE);
            work.personas().imports(work.realm()).advance(from, progress);
        }
        return new Result(progress, problems, overruled);
    }

    private static PersonaImport.Admission admit(
            Numbered line, Map<OwnerName, String> users, ImportBatch batch, PersonaImport rules) {
        if (line.line() instanceof FileLine.Entry read) {
            ImportEntry entry = read.entry();
            String userId = users.get(entry.owner());
            if (userId == null) {
                throw PersonaFailure.invalid(List.of(Violation.sentence("user", "User not found")));
            }
            return rules.admit(entry, userId, batch);
        }
        throw PersonaFailure.invalid(
                line.line() instanceof FileLine.Faulty faulty
                        ? faulty.violations()
                        : List.of(Violation.sentence("", "The line is not a persona")));
    }

    private static List<ImportEntry> entries(List<Numbered> lines) {
        return lines.stream()
                .map(Numbered::line)
                .filter(FileLine.Entry.class::isInstance)
                .map(line -> ((FileLine.Entry) line).entry())
                .toList();
    }

    private static Set<OwnerName> owners(List<Numbered> lines) {
        return entries(lines).stream().map(ImportEntry::owner).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Numbered> lines) {
        return entries(lines).stream()
                .map(ImportEntry::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
