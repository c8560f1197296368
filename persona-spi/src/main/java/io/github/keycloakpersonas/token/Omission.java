package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A rule that keeps a persona out of a token. */
public enum Omission {
    /** Its status is not active. */
    STATUS,
    EXPIRED,
    NOT_YET_VALID,
    /** The mappers are limited to other titles. */
    TITLE_FILTER,
    /** The mappers are limited to other circles. */
    CIRCLE_FILTER,
    /** The others have used up the bytes that the mapper has for a token. */
    BUDGET,
    /** The mapper's claim is one that it can't write. */
    CLAIM_RESERVED,
    /** Neither the client nor a client scope of it has the mapper. */
    NO_MAPPER,
    /** The mapper is in a client scope that the token does not get. */
    SCOPE_NOT_GRANTED,
    /** The mappers are there, but write to no token. */
    TOKEN_KINDS_OFF,
    /** No mapper, since the realm was never set up. */
    NOT_SET_UP,
    /** The client does not speak OpenID Connect. */
    NOT_OPENID_CONNECT,
    REALM_DISABLED,
    CLIENT_DISABLED,
    /** Tokens are not issued to a bearer-only client. */
    CLIENT_BEARER_ONLY,
    USER_DISABLED,
    /** Keycloak refuses the scope parameter. */
    SCOPE_REFUSED,
    SCHEMA_UNREADABLE;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What about the persona itself keeps it out of every token; empty for a persona that can be used. */
    public static Optional<Omission> of(Persona persona, Instant now) {
        if (persona.status() != Status.ACTIVE) {
            return Optional.of(STATUS);
        }
        if (now.isBefore(persona.validity().from())) {
            return Optional.of(NOT_YET_VALID);
        }
        // A token's times are whole seconds: a persona that ends in this one would make a token that is born expired.
        return persona.validity().till().getEpochSecond() > now.getEpochSecond()
                ? Optional.empty()
                : Optional.of(EXPIRED);
    }

    /** What keeps a persona out of the claim of a mapper; empty for a persona that is in it. */
    public static Optional<Omission> of(Persona persona, PersonaMapperConfig config, Instant now) {
        Optional<Omission> own = of(persona, now);
        if (own.isPresent()) {
            return own;
        }
        if (!config.filter().hasTitle(persona.title())) {
            return Optional.of(TITLE_FILTER);
        }
        return config.filter().hasCircle(persona.circle()) ? Optional.empty() : Optional.of(CIRCLE_FILTER);
    }
}
