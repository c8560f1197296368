package io.github.keycloakpersonas.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The roles that a title grants in tokens; they need not exist.
 *
 * @param realm names of roles of the realm
 * @param clients names of roles of clients, by client ID
 */
public record TitleRoles(List<String> realm, Map<String, List<String>> clients) {

    /** No role. */
    public static final TitleRoles NONE = new TitleRoles(List.of(), Map.of());

    public TitleRoles {
        realm = List.copyOf(realm);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        clients.forEach((client, roles) -> copy.put(client, List.copyOf(roles)));
        clients = Collections.unmodifiableMap(copy);
    }

    /** Whether there are no roles. */
    public boolean isEmpty() {
        return names().findAny().isEmpty();
    }

    /** All the roles. */
    public Stream<RoleName> names() {
        return Stream.concat(
                realm.stream().map(RoleName::ofRealm),
                clients.entrySet().stream()
                        .flatMap(of -> of.getValue().stream().map(role -> new RoleName(of.getKey(), role))));
    }
}
