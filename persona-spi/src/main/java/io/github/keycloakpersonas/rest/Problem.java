package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.calendar.CalendarFailure;
import io.github.keycloakpersonas.invitation.InvitationFailure;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.review.ReviewFailure;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.DatabaseTrouble;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What goes wrong with a request, as RFC 9457 problem details.
 *
 * @param type the URI of its kind
 * @param status the HTTP status code
 * @param detail for people; says what to do
 * @param errors the faults of single members; empty where none is at fault
 * @param headers response headers that belong to the problem
 * @param extensions further members that say more about this kind of problem (RFC 9457 section 3.2)
 */
public record Problem(
        String type,
        int status,
        String detail,
        Map<String, String> errors,
        Map<String, String> headers,
        Map<String, Object> extensions) {

    /** The answer of every path except the set-up's in a realm without personas. */
    public static final Problem NOT_SET_UP = of(
            ProblemType.REALM_NOT_SET_UP,
            "Personas are not set up in this realm. An administrator can do it with"
                    + " POST /admin/realms/{realm}/personas/setup.");

    /** Encrypted attributes cannot be read or written; the log says why. An operator who adds the key is heard within the minute. */
    static final Problem KEYLESS = of(
                    503,
                    "Attributes of personas are encrypted in this realm, and the server lacks their key, or they were changed."
                            + " Tell its operator the request_id. Who manages the realm finds these personas with"
                            + " GET /admin/realms/{realm}/personas/encryption.")
            .with("Retry-After", "60");

    /** The stored schema is none, or one of a later version; the log says which. */
    static final Problem SCHEMA_UNREADABLE =
            of(500, "The persona schema of this realm can't be read. An administrator must correct it.");

    /** Seconds after which the same call has a chance: within them a standby is promoted, and a pool filled again. */
    private static final String SOON = "1";

    private static final Map<Integer, String> TITLES = Map.of(
            413, "Content Too Large",
            414, "URI Too Long",
            415, "Unsupported Media Type",
            429, "Too Many Requests");

    public Problem {
        // Not Map.copyOf: the faults keep their order.
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        headers = Map.copyOf(headers);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A problem of which the status code says the kind. */
    public static Problem of(int status, String detail) {
        return new Problem(ProblemType.OF_STATUS, status, detail, Map.of(), Map.of(), Map.of());
    }

    /** A problem of a kind that clients can tell from others. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.status(), detail, Map.of(), Map.of(), Map.of());
    }

    /** 400 with the faults of parameters, or of members of a body that is no persona. */
    public static Problem badRequest(List<Violation> violations) {
        return invalid(ProblemType.INVALID_REQUEST, violations);
    }

    /** The faults, of very many the first; those of one member stand together. */
    public static Problem invalid(ProblemType type, List<Violation> violations) {
        List<Violation> faults = Violation.named(violations);
        Map<String, String> errors = faults.stream()
                .collect(Collectors.groupingBy(
                        Violation::member,
                        LinkedHashMap::new,
                        Collectors.mapping(Violation::message, Collectors.joining("; "))));
        return new Problem(type.uri(), type.status(), Violation.describe(faults), errors, Map.of(), Map.of());
    }

    /** 400 with the fault of one member or parameter. */
    public static Problem badRequest(String member, String message) {
        return badRequest(List.of(Violation.of(member, message)));
    }

    /** Translates a broken rule to HTTP; empty for any other failure. No other place does. */
    static Optional<Problem> ofRule(RuntimeException failure) {
        if (failure instanceof PersonaFailure e) {
            return Optional.of(of(e));
        }
        if (failure instanceof CalendarFailure e) {
            return Optional.of(of(e));
        }
        if (failure instanceof ReviewFailure e) {
            return Optional.of(of(e));
        }
        return failure instanceof InvitationFailure e ? Optional.of(of(e)) : Optional.empty();
    }

    /** A broken rule about personas. */
    static Problem of(PersonaFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case INVALID -> invalid(ProblemType.INVALID_PERSONA, failure.violations());
            case INVALID_ANSWERS -> badRequest(failure.violations());
            case STALE -> of(412, detail);
            case DUPLICATE -> of(ProblemType.DUPLICATE_PERSONA, detail);
            case LIMIT -> of(ProblemType.TOO_MANY_PERSONAS, detail);
            case FORBIDDEN -> of(ProblemType.CHANGE_NOT_PERMITTED, detail);
            case NOT_OWNER -> of(ProblemType.NOT_THE_OWNER, detail);
            case TRANSIENT_USER -> of(ProblemType.TRANSIENT_USER, detail);
            case NOT_FOUND -> of(ProblemType.PERSONA_NOT_FOUND, detail);
            case NO_ASSESSMENT -> of(ProblemType.ASSESSMENT_NOT_FOUND, detail);
            case CONFLICT -> conflict(failure, detail);
            case AMBIGUOUS -> of(ProblemType.AMBIGUOUS_PERSONA_ID, detail);
            case BUSY, BUSY_REALM -> of(ProblemType.CONCURRENT_CHANGES, detail).with("Retry-After", SOON);
        };
    }

    private static Problem conflict(PersonaFailure failure, String detail) {
        Problem conflict = of(ProblemType.STATE_CONFLICT, detail);
        return failure.againAt()
                .map(at -> conflict.withMember("next_attempt_at", at.toString()))
                .orElse(conflict);
    }

    /** The same for a broken rule about calendars. */
    static Problem of(CalendarFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case INVALID -> badRequest(failure.violations());
            case NOT_FOUND -> of(ProblemType.EVENT_NOT_FOUND, detail);
            case STALE -> of(412, detail);
            case FULL -> of(ProblemType.CALENDAR_FULL, detail);
        };
    }

    /** The same for a broken rule about reviews. */
    static Problem of(ReviewFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case NOT_FOUND -> of(ProblemType.REVIEW_NOT_FOUND, detail);
            case CONFLICT -> of(ProblemType.STATE_CONFLICT, detail);
            case STALE -> of(412, detail);
        };
    }

    /** The same for a broken rule about invitations. */
    static Problem of(InvitationFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case INVALID -> badRequest(failure.violations());
            case NOT_FOUND -> of(ProblemType.INVITATION_NOT_FOUND, detail);
            case CONFLICT -> of(ProblemType.STATE_CONFLICT, detail);
            case STALE -> of(412, detail);
            case TOO_MANY ->
                of(429, detail)
                        .with("Retry-After", String.valueOf(failure.pause().toSeconds() + 1));
        };
    }

    /** What the caller is told of trouble of the database. */
    static Problem of(DatabaseTrouble trouble) {
        Problem problem = switch (trouble) {
            case CONFLICT ->
                of(ProblemType.CONCURRENT_CHANGES, "Other requests change the same data at the moment. Try again.");
            case AWAY -> of(503, "The database does not answer at the moment. Try again.");
        };
        return problem.with("Retry-After", SOON);
    }

    /** The same with a response header. */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(type, status, detail, errors, more, extensions);
    }

    /** The same with a further member, made of plain values. */
    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, status, detail, errors, headers, more);
    }

    /** The members of the JSON object. */
    Map<String, Object> json(String requestId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("title", title());
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        json.putAll(extensions);
        json.put("request_id", requestId);
        return json;
    }

    /** RFC 9457 section 4.2.1: with about:blank the title is the status code's phrase; the other kinds keep it. */
    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return TITLES.getOrDefault(status, known == null ? "Error" : known.getReasonPhrase());
    }
}
