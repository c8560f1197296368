package io.github.keycloakpersonas.rest;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a decision about a persona: a note for its owner, or nothing. */
public final class NoteBody {

    private static final String NOTE = "note";

    private NoteBody() {}

    /**
     * The note; null where none is sent.
     *
     * @throws ProblemException 400 for anything else
     */
    public static @Nullable String of(Exchange exchange, @Nullable InputStream body) {
        Map<String, @Nullable Object> members = JsonBody.readOptional(exchange, body);
        Object note = members.remove(NOTE);
        if (!members.isEmpty() || (note != null && !(note instanceof String))) {
            throw new ProblemException(
                    Problem.badRequest(NOTE, "is the only member that the body may have, and must be a string"));
        }
        return (String) note;
    }
}
