package io.github.keycloakpersonas.rest;

import jakarta.ws.rs.core.UriInfo;
import org.keycloak.models.KeycloakSession;

/** The path of a request below the one that the server answers under ({@code http-relative-path}), which may look like anything. */
public final class ServedPath {

    private ServedPath() {}

    /** The path as it was sent, from {@code /realms} or {@code /admin} on. */
    public static String of(KeycloakSession session) {
        // Not the context's: its base is the address that the outside knows, which a proxy may map to another path.
        UriInfo sent = session.getContext().getHttpRequest().getUri();
        return below(sent.getBaseUri().getRawPath(), sent.getRequestUri().getRawPath());
    }

    /** What is left of a path without the base that it begins with; a slash comes first. */
    static String below(String base, String path) {
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return path.startsWith(root + "/") ? path.substring(root.length()) : path;
    }
}
