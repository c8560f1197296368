package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.token.RivalClaim;
import java.util.List;
import java.util.Optional;

/**
 * What decides about the tokens of a request, apart from the user's personas.
 *
 * @param scopes the client scopes that are granted, {@code openid} included where it was asked for
 * @param lightweight whether the client's access tokens are lightweight
 * @param userinfo whether userinfo takes such access tokens
 * @param mappers the mappers of personas that the tokens get, in the order in which they write
 * @param rivals claims that mappers of another type write
 * @param obstacle what keeps every persona out; empty if nothing does
 * @param warnings what is odd about the realm or the client, for people
 * @param sector how the client may know the user
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

    /** The mappers that write to a token at all. */
    List<MapperInUse> effective() {
        return mappers.stream().filter(mapper -> !mapper.kinds().isEmpty()).toList();
    }

    boolean asksForOpenId() {
        return scopes.contains("openid");
    }
}
