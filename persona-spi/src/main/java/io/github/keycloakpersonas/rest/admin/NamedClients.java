package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.RealmSetup;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The query parameter {@code clients}: ids of applications, separated by commas. */
final class NamedClients {

    /** The query parameter that names them. */
    static final String PARAMETER = "clients";

    private final RealmSetup setup;
    private final RealmModel realm;

    NamedClients(RealmSetup setup, RealmModel realm) {
        this.setup = setup;
        this.realm = realm;
    }

    /**
     * The clients that the text names; empty if it is blank.
     *
     * @throws ProblemException with status 400 if one of them does not exist, or is not an application
     */
    List<ClientModel> in(String text) {
        List<ClientModel> chosen = new ArrayList<>();
        if (!text.isBlank()) {
            for (String clientId : text.split(",", -1)) {
                chosen.add(application(clientId.strip()));
            }
        }
        return chosen;
    }

    private ClientModel application(String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null) {
            throw new ProblemException(Problem.badRequest(PARAMETER, "must be all, or ids of existing clients"));
        }
        if (!setup.isApplication(client)) {
            throw new ProblemException(Problem.badRequest(
                    PARAMETER,
                    "must be of clients of OpenID Connect that users log in to, none of Keycloak's own; "
                            + client.getClientId() + " is not"));
        }
        return client;
    }
}
