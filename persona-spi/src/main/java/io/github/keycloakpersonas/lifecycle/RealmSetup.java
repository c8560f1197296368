package io.github.keycloakpersonas.lifecycle;

import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Sets realms up for personas. */
public interface RealmSetup extends Provider {

    /** Whether the realm has been set up. */
    boolean isSetUp(RealmModel realm);

    /**
     * Adds what the realm lacks: the client {@code persona-api} with its roles, the default roles, the default client scope
     * {@code persona} with the mapper, the required action, and the account console's scope mapping. What is there already stays as it is.
     *
     * @param clients existing clients that get the scope
     */
    void setUp(RealmModel realm, List<ClientModel> clients);

    /** The realm's clients that tokens are issued to, Keycloak's own left out. */
    List<ClientModel> applications(RealmModel realm);
}
