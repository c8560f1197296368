package io.github.keycloakpersonas.rest;

import java.net.URI;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * The addresses that an OpenAPI document of a realm names. They are never kept, since Keycloak can make them from the request's
 * host.
 *
 * @param server where clients reach the API
 * @param discovery where they learn how to get tokens
 */
public record ApiAddresses(URI server, URI discovery) {

    private static final String DISCOVERY = "/realms/{realm}/.well-known/openid-configuration";

    /** Of the API for users and services: behind a proxy the realm's front-end URL. */
    public static ApiAddresses forUsers(KeycloakSession session, String basePath) {
        return new ApiAddresses(at(session, UrlType.FRONTEND, basePath), discovery(session));
    }

    /** Of the API for administrators: where the server has an address of its own for them, that one. */
    public static ApiAddresses forAdministrators(KeycloakSession session) {
        return new ApiAddresses(at(session, UrlType.ADMIN, "/admin/realms/{realm}"), discovery(session));
    }

    private static URI discovery(KeycloakSession session) {
        return at(session, UrlType.FRONTEND, DISCOVERY);
    }

    private static URI at(KeycloakSession session, UrlType door, String path) {
        KeycloakContext context = session.getContext();
        return context.getUri(door)
                .getBaseUriBuilder()
                .path(path)
                .build(context.getRealm().getName());
    }
}
