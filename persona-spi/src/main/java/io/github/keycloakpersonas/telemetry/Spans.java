package io.github.keycloakpersonas.telemetry;

import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/** Spans in Keycloak's own trace of a request. Without tracing, the work is done and nothing else. */
public final class Spans {

    private static final String TRACER = "keycloak-personas";

    private Spans() {}

    /** Does some work in a span of a fixed name. */
    public static <T> T around(KeycloakSession session, String name, Supplier<T> work) {
        return session.getProvider(TracingProvider.class).trace(TRACER, name, span -> {
            return work.get();
        });
    }

    /** Answers a request in a span, which has failed where the server has. What exactly failed is in the log, not in the trace. */
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
