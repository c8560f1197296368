package io.github.keycloakpersonas.rest;

import jakarta.ws.rs.core.UriInfo;
import org.keycloak.models.KeycloakSession;

/** The path of a request below {@code http-relative-path}, the base path of the server, which can be any path. */
public final class ServedPath {

    private ServedPath() {}

    /** The path as it was sent, from {@code /realms} or {@code /admin} on. */
    public static String of(KeycloakSession session) {
        // The context's URI has the address that clients outside know, which a proxy may map to another path.
        UriInfo sent = session.getContext().getHttpRequest().getUri();
        return below(sent.getBaseUri().getRawPath(), sent.getRequestUri().getRawPath());
    }

    /** The rest of a path after the base that it begins with. It begins with a slash. */
    static String below(String base, String path) {
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return path.startsWith(root + "/") ? path.substring(root.length()) : path;
    }
}
