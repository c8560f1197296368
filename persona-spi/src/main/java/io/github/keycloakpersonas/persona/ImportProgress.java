package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come.
 *
 * @param id a UUID
 * @param mode what it does with the personas that are there already
 * @param state whether it is under way
 * @param lines how many lines of its file are done
 * @param counts what has become of them
 * @param startedAt when it began
 * @param updatedAt when it last came further
 * @param parts the parts that its file comes in; null where it comes as a whole
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

    /** Whether an import is under way. */
    public enum State {
        /** It is, or its server has stopped in the middle of it. */
        RUNNING,
        DONE,
        /** It has stopped before its end, and can be resumed. */
        FAILED,
        /** Somebody has given it up; what it had done by then stays. */
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

    /** One that begins. */
    public static ImportProgress started(String id, ImportMode mode, Instant now) {
        return new ImportProgress(id, mode, State.RUNNING, 0, ImportCounts.NONE, now, now, null);
    }

    /** The same, further on. */
    public ImportProgress at(long lines, ImportCounts counts, Instant now) {
        return new ImportProgress(id, mode, state, lines, counts, startedAt, now, parts);
    }

    /** The same in another state. */
    public ImportProgress in(State next, Instant now) {
        return new ImportProgress(id, mode, next, lines, counts, startedAt, now, parts);
    }

    /** The same with these parts. */
    public ImportProgress with(ImportParts known) {
        return new ImportProgress(id, mode, state, lines, counts, startedAt, updatedAt, known);
    }

    /** Whether nothing more can come of it. */
    public boolean isOver() {
        return state == State.DONE || state == State.CANCELLED;
    }
}
