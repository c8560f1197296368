package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.schema.RoleName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessToken;

/**
 * Roles in the form in which tokens have them.
 *
 * @param realm the names of the roles of the realm
 * @param clients the names of the roles of clients, by client ID; no client has an empty set
 */
record RolesByOwner(Set<String> realm, Map<String, Set<String>> clients) {

    RolesByOwner {
        realm = Set.copyOf(realm);
        clients = clients.entrySet().stream()
                .filter(of -> !of.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, of -> Set.copyOf(of.getValue())));
    }

    /** The roles in the parts of a token. A part that is missing has none. */
    static RolesByOwner of(AccessToken.@Nullable Access realm, Map<String, AccessToken.Access> clients) {
        return new RolesByOwner(
                roles(realm),
                clients.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, of -> roles(of.getValue()))));
    }

    static RolesByOwner of(Set<RoleName> names) {
        Set<String> realm = new HashSet<>();
        Map<String, Set<String>> clients = new HashMap<>();
        for (RoleName name : names) {
            String client = name.client();
            (client == null ? realm : clients.computeIfAbsent(client, none -> new HashSet<>())).add(name.name());
        }
        return new RolesByOwner(realm, clients);
    }

    Set<RoleName> names() {
        return Stream.concat(
                        realm.stream().map(RoleName::ofRealm),
                        clients.entrySet().stream()
                                .flatMap(of -> of.getValue().stream().map(role -> new RoleName(of.getKey(), role))))
                .collect(Collectors.toSet());
    }

    private static Set<String> roles(AccessToken.@Nullable Access part) {
        return part == null || part.getRoles() == null ? Set.of() : part.getRoles();
    }
}
