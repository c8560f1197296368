package io.github.keycloakpersonas.client;

/**
 * How the service is.
 *
 * @param status {@code ok}, or {@code error} as soon as one part has an error
 * @param service {@code persona}
 * @param version the version of the extension
 * @param database {@code ok} or {@code error}
 */
public record Health(String status, String service, String version, String database) {

    /** Whether all is well. */
    public boolean isOk() {
        return status.equals("ok");
    }
}
