package io.github.keycloakpersonas.telemetry;

import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * What log lines are about, beside what Keycloak says itself ({@code kc.realmName} and so on, with {@code log-mdc-enabled}). It never
 * outlives the work, because threads are used again.
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

    /** Does some work whose log lines have the id. */
    public <T> T of(String id, Supplier<T> work) {
        MDC.put(key, id);
        try {
            return work.get();
        } finally {
            MDC.remove(key);
        }
    }
}
