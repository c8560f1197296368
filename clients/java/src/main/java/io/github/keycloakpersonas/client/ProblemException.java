package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API has refused a call (RFC 9457), which has changed nothing. There is a class for each status that programs react to. */
public class ProblemException extends PersonaClientException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_DETAIL = 2000;

    private final int status;
    private final String type;
    private final String requestId;
    private final LinkedHashMap<String, String> errors = new LinkedHashMap<>();

    ProblemException(Answer answer) {
        super(message(answer), null);
        JsonNode problem = problem(answer);
        this.status = answer.status();
        this.type = problem.path("type").asText("about:blank");
        this.requestId = answer.header("X-Request-Id").orElse("");
        problem.path("errors")
                .properties()
                .forEach(error -> errors.put(error.getKey(), error.getValue().asText()));
    }

    static ProblemException of(Answer answer) {
        return switch (answer.status()) {
            case 400 -> new Invalid(answer);
            case 401 -> new Unauthenticated(answer);
            case 403 -> new Forbidden(answer);
            case 404 -> new NotFound(answer);
            case 409 -> new Conflict(answer);
            case 412 -> new ChangedMeanwhile(answer);
            case 429 -> new TooManyRequests(answer);
            default -> new ProblemException(answer);
        };
    }

    /** What Keycloak or a proxy answers by itself has another shape, or none. */
    private static String message(Answer answer) {
        JsonNode problem = problem(answer);
        String detail = Optional.of(problem.path("detail").asText())
                .filter(text -> !text.isEmpty())
                .orElse(problem.path("error").asText());
        return detail.isEmpty()
                ? "The server has answered " + answer.status()
                : detail.substring(0, Math.min(LONGEST_DETAIL, detail.length()));
    }

    private static JsonNode problem(Answer answer) {
        return Json.parse(answer.text()).filter(JsonNode::isObject).orElse(MissingNode.getInstance());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The URI of the kind of problem; {@code about:blank} where the status says everything. */
    public String type() {
        return type;
    }

    /** The kind of problem. */
    public ProblemKind kind() {
        return ProblemKind.of(type);
    }

    /** What is wrong by member or parameter, {@code group.attribute} within a group; empty where no single one is at fault. */
    public Map<String, String> errors() {
        return Collections.unmodifiableMap(errors);
    }

    /** The id under which the server's log has the request; empty if a proxy has answered. */
    public String requestId() {
        return requestId;
    }

    /** 400: a member or a parameter is at fault. */
    public static final class Invalid extends ProblemException {
        private static final long serialVersionUID = 1;

        Invalid(Answer answer) {
            super(answer);
        }
    }

    /** 401: the token is not valid, or a stronger login is required. */
    public static final class Unauthenticated extends ProblemException {
        private static final long serialVersionUID = 1;
        private static final Pattern ACR_VALUES = Pattern.compile("acr_values=\"([^\"]*)\"");

        private final String acrValues;

        Unauthenticated(Answer answer) {
            super(answer);
            Matcher challenge =
                    ACR_VALUES.matcher(answer.header("WWW-Authenticate").orElse(""));
            this.acrValues = challenge.find() ? challenge.group(1) : "";
        }

        /** The levels of which a new login must reach one (RFC 9470); empty if none is required. */
        public List<String> acrValues() {
            return acrValues.isEmpty() ? List.of() : List.of(acrValues.split(" +"));
        }
    }

    /** 403: a role is missing, or a rule does not permit it. */
    public static final class Forbidden extends ProblemException {
        private static final long serialVersionUID = 1;

        Forbidden(Answer answer) {
            super(answer);
        }
    }

    /** 404: there is no such persona or user, or the realm is not set up. */
    public static final class NotFound extends ProblemException {
        private static final long serialVersionUID = 1;

        NotFound(Answer answer) {
            super(answer);
        }
    }

    /** 409: the state does not permit it. */
    public static final class Conflict extends ProblemException {
        private static final long serialVersionUID = 1;

        Conflict(Answer answer) {
            super(answer);
        }
    }

    /** 412: the persona has changed since it was read. */
    public static final class ChangedMeanwhile extends ProblemException {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile(Answer answer) {
            super(answer);
        }
    }

    /** 429: too many calls, also after the client has waited as often and as long as it may. */
    public static final class TooManyRequests extends ProblemException {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        TooManyRequests(Answer answer) {
            super(answer);
            this.retryAfter = answer.retryAfter().orElse(Duration.ofSeconds(1));
        }

        /** How long to wait before the next call. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
