package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an import.
 *
 * @param id a UUID
 * @param mode what it does with existing personas
 * @param state whether it is running
 * @param lines the number of lines of its file that are done
 * @param counts their results
 * @param startedAt when it was started
 * @param updatedAt when the progress was last stored
 * @param parts the state of its parts; null if the file is sent in one request
 */
public record ImportProgress(
        String id,
        ImportMode mode,
        State state,
        long lines,
        ImportCounts counts,
        Instant startedAt,
        Instant updatedAt,
        @Nullable ImportParts parts) {

    /** Whether an import is running. */
    public enum State {
        /** It is running, or its server has stopped before its end. */
        RUNNING,
        DONE,
        /** It has stopped before its end, and can be resumed. */
        FAILED,
        /** It was cancelled. What it had written stays. */
        CANCELLED;

        /** The name in answers and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that name, empty if there is none. */
        public static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    /** The progress of a new import. */
    public static ImportProgress started(String id, ImportMode mode, Instant now) {
        return new ImportProgress(id, mode, State.RUNNING, 0, ImportCounts.NONE, now, now, null);
    }

    /** The progress after more lines. */
    public ImportProgress at(long lines, ImportCounts counts, Instant now) {
        return new ImportProgress(id, mode, state, lines, counts, startedAt, now, parts);
    }

    /** The progress in another state. */
    public ImportProgress in(State next, Instant now) {
        return new ImportProgress(id, mode, next, lines, counts, startedAt, now, parts);
    }

    /** The progress with these parts. */
    public ImportProgress with(ImportParts known) {
        return new ImportProgress(id, mode, state, lines, counts, startedAt, updatedAt, known);
    }

    /** Whether the import is done or cancelled, so that it cannot be continued. */
    public boolean isOver() {
        return state == State.DONE || state == State.CANCELLED;
    }
}
