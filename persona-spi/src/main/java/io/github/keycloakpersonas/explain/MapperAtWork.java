package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.token.PersonaClaims;
import io.github.keycloakpersonas.token.PersonaClaims.Shown;
import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.TokenKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapper with the claims that it would write for a user without a selected persona.
 *
 * @param mapper the mapper
 * @param claims what it writes
 */
record MapperAtWork(MapperInUse mapper, PersonaClaims claims) {

    PersonaMapperConfig config() {
        return mapper.config();
    }

    Set<TokenKind> kinds() {
        return mapper.kinds();
    }

    String describe() {
        return mapper.describe();
    }

    void writeTo(Map<String, Object> token, TokenKind kind) {
        claims.writeTo(token, in(kind), Optional.empty());
    }

    /** Whether the claim of all personas can be written. */
    boolean writesClaim() {
        return claims.claim().isFree();
    }

    boolean hasRoomFor(Persona persona, TokenKind kind) {
        return !in(kind).leftOut().contains(persona.id());
    }

    /** The ends of its personas, which limit access and ID tokens. */
    List<Instant> ends() {
        return config().limitsExpiry()
                ? kinds().stream()
                        .filter(TokenKind::travels)
                        .flatMap(kind -> in(kind).expiry().stream())
                        .toList()
                : List.of();
    }

    private Shown in(TokenKind kind) {
        return claims.in(kind, Optional.empty());
    }
}
