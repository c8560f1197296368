package io.github.keycloakpersonas.access;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** Where agents reach a realm's personas, and what a token must say so that they may. */
public final class AgentDoor {

    /** The optional client scope whose tokens are meant for agents. It is never a default scope. */
    public static final String SCOPE = "persona-mcp";

    /** Where the realm's paths begin; the last one is that of the endpoint. */
    private static final String PATH = "realms/{realm}/persona/mcp";

    /** RFC 9728 section 3.1: the well-known part stands before the path of the resource. */
    private static final String METADATA_PATH = ".well-known/oauth-protected-resource/" + PATH;

    private AgentDoor() {}

    /** The address of the endpoint, behind a proxy the public one. It is the audience of tokens for it (RFC 8707). */
    public static URI address(KeycloakSession session, RealmModel realm) {
        return built(session, realm, PATH);
    }

    /** The address of the metadata about the endpoint (RFC 9728). */
    public static URI metadata(KeycloakSession session, RealmModel realm) {
        return built(session, realm, METADATA_PATH);
    }

    /** The address of the realm, which issues the tokens. */
    public static URI issuer(KeycloakSession session, RealmModel realm) {
        return built(session, realm, "realms/{realm}");
    }

    /**
     * The challenge of a refusal for want of a token (RFC 6750 section 3, RFC 9728 section 5.1): it names the metadata
     * and the scope, so that a client can find out by itself how to log in.
     */
    public static String challenge(KeycloakSession session, RealmModel realm) {
        return "Bearer error=\"invalid_token\", error_description=\"An access token for agents is required\", scope=\""
                + SCOPE + "\", resource_metadata=\"" + metadata(session, realm) + "\"";
    }

    private static URI built(KeycloakSession session, RealmModel realm, String path) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path(path)
                .build(realm.getName());
    }
}
