package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A rule that keeps a persona out of a token. */
public enum Omission {
    /** The status of the persona is not active. */
    STATUS,
    EXPIRED,
    NOT_YET_VALID,
    /** An assessment that the title requires is not passed. */
    UNASSESSED,
    /** A schedule, the persona's own or that of its title, has no window that is open. */
    OFF_DUTY,
    /** The mappers are limited to other titles. */
    TITLE_FILTER,
    /** The mappers are limited to other circles. */
    CIRCLE_FILTER,
    /** The other personas use up the budget of the mapper. */
    BUDGET,
    /** The mapper must not write a claim with this name. */
    CLAIM_RESERVED,
    /** Neither the client nor a client scope of it has the mapper. */
    NO_MAPPER,
    /** The mapper is in a client scope that the token does not get. */
    SCOPE_NOT_GRANTED,
    /** The mappers exist, but write to no kind of token. */
    TOKEN_KINDS_OFF,
    /** There is no mapper, because the realm was never set up. */
    NOT_SET_UP,
    /** The client does not use OpenID Connect. */
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

    /** The rule by which the persona itself is in no token; empty if the persona can be used. */
    public static Optional<Omission> of(Persona persona, Instant now) {
        if (persona.status() != Status.ACTIVE) {
            return Optional.of(STATUS);
        }
        // The times of a token are whole seconds. With a persona that ends in the present second, the token would
        // already have expired.
        if (persona.validity().till().getEpochSecond() <= now.getEpochSecond()) {
            return Optional.of(EXPIRED);
        }
        if (persona.statusAt(now) == Status.UNASSESSED) {
            return Optional.of(UNASSESSED);
        }
        if (now.isBefore(persona.validity().from())) {
            return Optional.of(NOT_YET_VALID);
        }
        return persona.isActiveAt(now) ? Optional.empty() : Optional.of(OFF_DUTY);
    }

    /** The rule that keeps a persona out of the claim of a mapper; empty if the persona is in it. */
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
