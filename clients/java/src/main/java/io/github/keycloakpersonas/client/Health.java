package io.github.keycloakpersonas.client;

/**
 * How the service is.
 *
 * @param status {@code ok}, or {@code error} as soon as one part has an error
 * @param service {@code persona}
 * @param version the version of the extension
 * @param database {@code ok} or {@code error}
 * @param schema whether the realm's schema can be read: {@code ok}, {@code error} or {@code unknown}
 * @param schedules the same for evaluating its schedules
 */
public record Health(String status, String service, String version, String database, String schema, String schedules) {

    /** Whether all is well. */
    public boolean isOk() {
        return status.equals("ok");
    }
}
