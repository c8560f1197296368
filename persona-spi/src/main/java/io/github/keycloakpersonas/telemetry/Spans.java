package io.github.keycloakpersonas.telemetry;

import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/** Spans in Keycloak's own trace of a request. If tracing is off, the work is only run. */
public final class Spans {

    private static final String TRACER = "keycloak-personas";

    private Spans() {}

    /** Runs some work in a span with a fixed name. */
    public static <T> T around(KeycloakSession session, String name, Supplier<T> work) {
        return session.getProvider(TracingProvider.class).trace(TRACER, name, span -> {
            return work.get();
        });
    }

    /**
     * Answers a request in a span. The span is marked as failed if the server has failed; the log, not the trace, has
     * the details.
     */
    static <T> T around(KeycloakSession session, String name, Supplier<T> answer, ToIntFunction<T> status) {
        return session.getProvider(TracingProvider.class).trace(TRACER, name, span -> {
            T answered = answer.get();
            int code = status.applyAsInt(answered);
            span.setAttribute("http.response.status_code", code);
            if (code >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            return answered;
        });
    }
}
