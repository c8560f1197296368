package io.github.keycloakpersonas.access;

import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Counts pages that people get before anybody knows who they are, by the network address, on this node. The factory of the persona API
 * implements it, so that one count goes over pages of the API and of logins.
 */
public interface PageLimit {

    /** The one of this node. */
    static PageLimit of(KeycloakSession session) {
        return (PageLimit)
                session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, PersonaApi.PATH);
    }

    /**
     * Counts a page of the session's realm.
     *
     * @param perMinute how many are permitted; 0 for any number
     * @return the seconds to wait; empty if the page is permitted
     */
    OptionalLong pause(KeycloakSession session, int perMinute);
}
