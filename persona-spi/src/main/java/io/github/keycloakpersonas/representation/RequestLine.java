package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Request;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The object {@code request} in a line of an export: that a persona waits for a decision, and why its owner asks for it. */
final class RequestLine {

    static final String MEMBER = "request";

    private static final String AT = "requested_at";
    private static final String REASON = "reason";

    private RequestLine() {}

    static Map<String, Object> json(Request request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(AT, request.at().toString());
        String reason = request.reason();
        if (reason != null) {
            json.put(REASON, reason);
        }
        return json;
    }

    /**
     * Reads it.
     *
     * @param sent null for nothing
     * @param violations gets what is wrong
     */
    static @Nullable Request read(@Nullable Object sent, List<Violation> violations) {
        if (sent == null) {
            return null;
        }
        if (!(sent instanceof Map<?, ?> members) || !Set.of(AT, REASON).containsAll(members.keySet())) {
            violations.add(Violation.of(MEMBER, "must be an object with " + AT + " and " + REASON));
            return null;
        }
        Object time = members.get(AT);
        Instant at = time == null ? null : AttributeValues.time(time).orElse(null);
        if (at == null) {
            violations.add(Violation.of(MEMBER + "." + AT, AttributeValues.TIME_FAULT));
        }
        Object reason = members.get(REASON);
        boolean isReason = reason == null
                || (reason instanceof String text && PersonaChange.isNote(text) && AttributeValues.isPlainText(text));
        if (!isReason) {
            violations.add(Violation.of(MEMBER + "." + REASON, PersonaChange.NOTE_FAULT));
        }
        return at == null || !isReason ? null : new Request(at, (String) reason);
    }
}
