package io.github.keycloakpersonas.page;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Serves the page to one request. */
final class ApiPageProvider implements RealmResourceProvider {

    private final KeycloakSession session;
    private final String clientId;

    ApiPageProvider(KeycloakSession session, String clientId) {
        this.session = session;
        this.clientId = clientId;
    }

    @Override
    public Object getResource() {
        return new ApiPageResource(session, clientId);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
