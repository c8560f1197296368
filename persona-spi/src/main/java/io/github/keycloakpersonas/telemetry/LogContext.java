package io.github.keycloakpersonas.telemetry;

import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * The mapped diagnostic context of log lines, in addition to Keycloak's own ({@code kc.realmName} and others, with
 * {@code log-mdc-enabled}). It is removed when the work ends, because threads are reused.
 */
public enum LogContext {
    /** The id of the request. */
    REQUEST("persona.requestId"),
    /** The id of the import. */
    IMPORT("persona.importId");

    private final String key;

    LogContext(String key) {
        this.key = key;
    }

    /** Runs some work. Its log lines carry the id. */
    public <T> T of(String id, Supplier<T> work) {
        MDC.put(key, id);
        try {
            return work.get();
        } finally {
            MDC.remove(key);
        }
    }
}
