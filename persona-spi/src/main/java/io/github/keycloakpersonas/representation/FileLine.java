package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a file with personas. */
public sealed interface FileLine {

    /**
     * The number of bytes of the line in the file. The parsed line takes many times as much memory. 0 for a line that
     * keeps no data.
     */
    default int size() {
        return 0;
    }

    /**
     * The first line of an export: the schema that the personas followed in the exporting realm.
     *
     * @param json the schema
     */
    record Schema(String json) implements FileLine {}

    /**
     * A persona.
     *
     * @param entry the content of the line
     * @param size the number of bytes
     */
    record Entry(ImportEntry entry, int size) implements FileLine {}

    /**
     * The last line of an export, which shows that the file is complete.
     *
     * @param personas the number of personas before it; null if the line does not say it
     */
    record End(@Nullable Long personas) implements FileLine {}

    /** An empty line. */
    record Blank() implements FileLine {}

    /** A line that cannot be read; the violations say why. */
    record Faulty(List<Violation> violations) implements FileLine {

        public Faulty {
            violations = Violation.named(violations);
        }

        /** A line with an error that is not in a single member. */
        public static Faulty of(String sentence) {
            return new Faulty(List.of(Violation.sentence("", sentence)));
        }
    }
}
