package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.TokenKind;
import java.util.Set;

/**
 * A mapper of personas that a client's tokens get.
 *
 * @param name the mapper's name
 * @param scope the client scope that it is in; {@code client} for one of the client itself
 * @param config its settings
 * @param kinds where it writes to for this client and this request; empty if nowhere
 */
record MapperInUse(String name, String scope, PersonaMapperConfig config, Set<TokenKind> kinds) {

    /** What a mapper's scope is called for a mapper of the client itself. */
    static final String CLIENT = "client";

    MapperInUse {
        kinds = Set.copyOf(kinds);
    }

    /** For people. */
    String describe() {
        return scope.equals(CLIENT)
                ? "mapper " + name + " of the client"
                : "mapper " + name + " of the client scope " + scope;
    }
}
