package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.token.RivalClaim;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides about personas in the tokens of a request, except the user's personas.
 *
 * @param scopes the granted client scopes, {@code openid} included if it was requested
 * @param lightweight whether the client's access tokens are lightweight
 * @param userinfo whether userinfo accepts such access tokens
 * @param mappers the mappers of personas that apply to the tokens, in the order in which they write
 * @param rivals claims that mappers of another type write
 * @param obstacle the reason why no persona can be in a token; empty if there is none
 * @param warnings what may be wrong with the realm or the client, for people
 * @param sector the identifiers that the client may know
 */
record TokenSetUp(
        List<String> scopes,
        boolean lightweight,
        boolean userinfo,
        List<MapperInUse> mappers,
        List<RivalClaim> rivals,
        Optional<Obstacle> obstacle,
        List<String> warnings,
        Sector sector) {

    TokenSetUp {
        scopes = List.copyOf(scopes);
        mappers = List.copyOf(mappers);
        rivals = List.copyOf(rivals);
        warnings = List.copyOf(warnings);
    }

    /** The mappers that write to at least one kind of token. */
    List<MapperInUse> effective() {
        return mappers.stream().filter(mapper -> !mapper.kinds().isEmpty()).toList();
    }

    boolean asksForOpenId() {
        return scopes.contains("openid");
    }
}
