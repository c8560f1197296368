package io.github.keycloakpersonas.grant;

import io.github.keycloakpersonas.persona.PersonaName;
import io.github.keycloakpersonas.session.HeldPersonas;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.session.Sector;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.scope.InvalidScopeParameterException;
import org.keycloak.protocol.oidc.scope.ParameterizedScopeTypeProvider;

/**
 * Lets an administrator make a client scope whose value names a persona, such as {@code persona:traveler@corsica}. Keycloak
 * asks for it only where its feature {@code parameterized-scopes} is on.
 */
public final class PersonaScopeType implements ParameterizedScopeTypeProvider {

    /** Enough for the longest user id, title and circle, percent-encoded. */
    private static final int MAX_LENGTH = 4000;

    private final Clock clock;
    private final @Nullable KeycloakSession session;

    /** Creates the factory, which checks values without knowing the user. */
    public PersonaScopeType() {
        this(null, Clock.systemUTC());
    }

    PersonaScopeType(@Nullable KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public ParameterizedScopeTypeProvider create(KeycloakSession serving) {
        return new PersonaScopeType(serving, clock);
    }

    @Override
    public String getTypeName() {
        return RequestedPersona.SCOPE_TYPE;
    }

    /** A token is for one persona. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void validateParameter(ClientScopeModel scope, String parameter) {
        name(parameter);
    }

    @Override
    public void validateParameterWithUser(UserModel user, ClientScopeModel scope, String parameter) {
        String name = name(parameter);
        if (session == null || !isHeld(session, user, scope, name)) {
            throw new InvalidScopeParameterException(RequestedPersona.NOT_HELD);
        }
    }

    /**
     * Whether the user holds the persona. Clients with pairwise subjects name a persona by title and circle: the scope
     * becomes part of the token, and Keycloak checks it again when another client introspects the token.
     */
    private boolean isHeld(KeycloakSession serving, UserModel user, ClientScopeModel scope, String name) {
        boolean byId = !Sector.of(serving, serving.getContext().getClient()).isPairwise();
        Instant now = clock.instant();
        PersonaName wanted = PersonaName.of(name);
        return HeldPersonas.of(serving, scope.getRealm(), user).stream()
                .filter(persona -> persona.isActiveAt(now))
                .anyMatch(persona -> byId ? wanted.isOf(persona) : wanted.isTitleAndCircleOf(persona));
    }

    private static String name(String parameter) {
        if (parameter.length() > MAX_LENGTH) {
            throw new InvalidScopeParameterException("Names no persona: it is too long");
        }
        try {
            return RequestedPersona.scopeValue(parameter);
        } catch (IllegalArgumentException e) {
            throw new InvalidScopeParameterException("Names no persona: a percent sign starts no encoded character", e);
        }
    }
}
