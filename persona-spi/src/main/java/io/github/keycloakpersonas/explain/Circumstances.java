package io.github.keycloakpersonas.explain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak says about the client, the user and the realm of a request, as far as it decides whether any persona can
 * be in a token.
 *
 * @param realm about the realm
 * @param client about the client
 * @param userEnabled whether the user is enabled
 * @param scopeAccepted whether Keycloak accepts the scope parameter of the request
 */
record Circumstances(Realm realm, Client client, boolean userEnabled, boolean scopeAccepted) {

    /**
     * The realm.
     *
     * @param adminPath the path of its Admin API
     * @param enabled whether it is enabled
     * @param setUp whether it is set up for personas
     * @param scope whether it has the client scope that adds personas to tokens
     * @param scopesWithMapper the names of its client scopes with the mapper "Personas"
     */
    record Realm(String adminPath, boolean enabled, boolean setUp, boolean scope, List<String> scopesWithMapper) {

        Realm {
            scopesWithMapper = scopesWithMapper.stream().sorted().toList();
        }
    }

    /**
     * The client.
     *
     * @param id the id that it uses itself in requests, in the form of a query parameter
     * @param protocol its protocol; null for a client that never got one
     * @param enabled whether it is enabled
     * @param bearerOnly whether no token is issued to it
     * @param scope the first of its client scopes with the mapper "Personas"
     */
    record Client(
            String id,
            @Nullable String protocol,
            boolean enabled,
            boolean bearerOnly,
            Optional<ScopeWithMapper> scope) {}

    /**
     * A client scope with the mapper "Personas".
     *
     * @param name its name
     * @param requested whether the token gets it by default, or the request names it
     * @param roles the roles of which a user needs one; empty for all users
     */
    record ScopeWithMapper(String name, boolean requested, List<String> roles) {

        ScopeWithMapper {
            roles = roles.stream().sorted().toList();
        }
    }
}
