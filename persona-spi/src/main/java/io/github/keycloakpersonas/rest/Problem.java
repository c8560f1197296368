package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.Violation;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What goes wrong with a request, as RFC 9457 problem details.
 *
 * @param status the HTTP status code
 * @param detail for people; says what to do
 * @param errors the faults of single members; empty where none is at fault
 * @param headers response headers that belong to the problem
 * @param extensions further members that say more about this kind of problem (RFC 9457 section 3.2)
 */
public record Problem(
        int status,
        String detail,
        Map<String, String> errors,
        Map<String, String> headers,
        Map<String, Object> extensions) {

    /** What every path but the set-up's answers in a realm without personas. */
    public static final Problem NOT_SET_UP = of(
            404,
            "Personas are not set up in this realm. An administrator can do it with"
                    + " POST /admin/realms/{realm}/personas/setup.");

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

    /** A problem of the whole request. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of(), Map.of(), Map.of());
    }

    /** 400 with the faults, of very many the first; those of one member stand together. */
    public static Problem badRequest(List<Violation> violations) {
        List<Violation> faults = Violation.named(violations);
        Map<String, String> errors = faults.stream()
                .collect(Collectors.groupingBy(
                        Violation::member,
                        LinkedHashMap::new,
                        Collectors.mapping(Violation::message, Collectors.joining("; "))));
        return new Problem(400, Violation.describe(faults), errors, Map.of(), Map.of());
    }

    /** 400 with the fault of one member or parameter. */
    public static Problem badRequest(String member, String message) {
        return badRequest(List.of(Violation.of(member, message)));
    }

    /** The border between the rules about personas and HTTP. */
    static Problem of(PersonaFailure failure) {
        return switch (failure.kind()) {
            case INVALID -> badRequest(failure.violations());
            case DUPLICATE, LIMIT -> of(400, String.valueOf(failure.getMessage()));
            case FORBIDDEN -> of(403, String.valueOf(failure.getMessage()));
            case NOT_FOUND -> of(404, String.valueOf(failure.getMessage()));
            case STALE -> of(412, String.valueOf(failure.getMessage()));
            case CONFLICT, BUSY -> of(409, String.valueOf(failure.getMessage()));
        };
    }

    /** The same with a response header. */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, detail, errors, more, extensions);
    }

    /** The same with a further member, made of plain values. */
    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, detail, errors, headers, more);
    }

    /** The JSON of it. */
    Map<String, Object> json(String requestId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
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

    /** RFC 9457 section 4.2.1: with about:blank the title is the status code's phrase. */
    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return TITLES.getOrDefault(status, known == null ? "Error" : known.getReasonPhrase());
    }
}
