package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
 */
public record ImportProgress(
        String id,
        ImportMode mode,
        State state,
        long lines,
        ImportCounts counts,
        Instant startedAt,
        Instant updatedAt) {

    /** Whether an import is under way. */
    public enum State {
        /** It is, or its server has stopped in the middle of it. */
        RUNNING,
        DONE,
        /** It has stopped before its end, and can be resumed. */
        FAILED;

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
        return new ImportProgress(id, mode, State.RUNNING, 0, ImportCounts.NONE, now, now);
    }

    /** The same, further on. */
    public ImportProgress at(long lines, ImportCounts counts, Instant now) {
        return new ImportProgress(id, mode, state, lines, counts, startedAt, now);
    }

    /** The same in another state. */
    public ImportProgress in(State next, Instant now) {
        return new ImportProgress(id, mode, next, lines, counts, startedAt, now);
    }
}
