package io.github.keycloakpersonas.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Sets realms up for personas. */
public interface RealmSetup extends Provider {

    /** Whether the realm has been set up. An administrator may have removed parts of it since. */
    boolean isSetUp(RealmModel realm);

    /** The parts that belong to the realm: all but those of capabilities that its schema does not switch on. */
    Set<SetupPart> parts(RealmModel realm);

    /** The parts that the realm lacks; empty if nothing is missing. */
    Set<SetupPart> missing(RealmModel realm);

    /** The client scope that brings personas into tokens, whatever it is called. */
    Optional<ClientScopeModel> scope(RealmModel realm);

    /**
     * Adds what the realm lacks: the client {@code persona-api} with its roles, the default roles, a default client
     * scope with the mapper, the required action, the account console's scope mapping, and what belongs to capabilities
     * that the schema switches on. What is there already stays as it is.
     *
     * @param gift existing clients that get the scope; a client that has personas already is left as it is
     * @return warnings for people
     */
    List<String> setUp(RealmModel realm, ScopeGift gift);

    /**
     * Creates the client {@code persona-api} with its roles in a realm that is being imported from a file without that
     * client, such as an export without clients. If the server's options say that no realm is set up automatically, it
     * does so only if the file could not be imported otherwise.
     *
     * @param named the names of the client's roles that roles of the file contain
     * @param roles the names of the client's roles that the file brings
     */
    void prepareImport(RealmModel realm, Set<String> named, List<String> roles);

    /**
     * Sets up a realm that has just been created, unless the server's options say that no realm is set up
     * automatically. The realm may be created from an export of another one: roles that its administrator had removed
     * from the default roles are not added again, and clients of the export keep their scopes.
     */
    void setUpNew(RealmModel realm);

    /** Warnings about the realm's set-up, for people. */
    List<String> warnings(RealmModel realm);

    /**
     * Whether the client is an application whose tokens can have personas: it uses OpenID Connect and is not one of
     * Keycloak's own clients.
     */
    boolean isApplication(ClientModel client);

    /** The realm's clients that are applications. */
    List<ClientModel> applications(RealmModel realm);
}
