package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a file with personas. */
public sealed interface FileLine {

    /** How many bytes of a file it was; what is made of it takes many times as much memory. 0 for one that keeps nothing of them. */
    default int size() {
        return 0;
    }

    /**
     * The schema that the personas followed where they were exported, the first line of an export.
     *
     * @param json the schema
     */
    record Schema(String json) implements FileLine {}

    /**
     * A persona.
     *
     * @param entry what it says
     * @param size how many bytes it was
     */
    record Entry(ImportEntry entry, int size) implements FileLine {}

    /**
     * The last line of an export, which shows that nothing is missing.
     *
     * @param personas how many personas there are before it; null if it does not say
     */
    record End(@Nullable Long personas) implements FileLine {}

    /** Nothing. */
    record Blank() implements FileLine {}

    /** Something that can't be read; the violations say why. */
    record Faulty(List<Violation> violations) implements FileLine {

        public Faulty {
            violations = Violation.named(violations);
        }

        /** A line at fault as a whole. */
        public static Faulty of(String sentence) {
            return new Faulty(List.of(Violation.sentence("", sentence)));
        }
    }
}
