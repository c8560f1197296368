package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.TokenKind;
import java.util.Set;

/**
 * A mapper of personas that applies to the tokens of a client.
 *
 * @param name the mapper's name
 * @param scope the client scope that it is in; {@code client} for one of the client itself
 * @param config its settings
 * @param kinds the kinds of tokens that it writes to for this client and this request
 */
record MapperInUse(String name, String scope, PersonaMapperConfig config, Set<TokenKind> kinds) {

    /** The name of the scope for a mapper of the client itself. */
    static final String CLIENT = "client";

    MapperInUse {
        kinds = Set.copyOf(kinds);
    }

    /** The mapper in words, for messages. */
    String describe() {
        return scope.equals(CLIENT)
                ? "mapper " + name + " of the client"
                : "mapper " + name + " of the client scope " + scope;
    }
}
