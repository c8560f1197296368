package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.compat.ParameterizedScopes;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The persona that an application asks for: with the parameter {@code persona}, or, where Keycloak's feature
 * {@code parameterized-scopes} is on, with a scope such as {@code persona:traveler@corsica}.
 */
public final class RequestedPersona {

    /** The parameter of authorization and token requests. */
    public static final String PARAMETER = "persona";

    /** What a parameterized client scope has as its type. */
    public static final String SCOPE_TYPE = "persona";

    /** Why a request is refused. */
    public static final String NOT_HELD =
            "The user does not hold the requested persona, it is not active, or it needs a stronger login";

    /** A session attribute with the id of the persona that only the tokens of this request are for. */
    private static final String OF_REQUEST = "persona.requested";

    private RequestedPersona() {}

    /** Makes the tokens of this request be for a persona, whatever persona the login session has selected. */
    public static void setOfRequest(KeycloakSession request, Persona persona) {
        request.setAttribute(OF_REQUEST, persona.id());
    }

    /** The id of the persona that the tokens of this request are for; empty if the login session decides. */
    static Optional<String> ofRequest(KeycloakSession request) {
        return Optional.ofNullable(request.getAttribute(OF_REQUEST, String.class));
    }

    /** The user's active persona that a client names so; empty if there is none. */
    public static Optional<Persona> find(
            KeycloakSession session, ClientModel client, UserModel user, String name, Instant now) {
        Sector sector = Sector.of(session, client);
        PersonaName wanted = PersonaName.of(name);
        return HeldPersonas.of(session, client.getRealm(), user).stream()
                .filter(persona -> persona.isActiveAt(now) && wanted.isOf(sector.seen(persona)))
                .findFirst();
    }

    /**
     * The name in the scope parameter of a request.
     *
     * @param scope the scope parameter; null without one. What is no name in it does not count
     */
    public static Optional<String> inScope(KeycloakSession session, ClientModel client, @Nullable String scope) {
        return ParameterizedScopes.value(session, client, scope, SCOPE_TYPE).map(RequestedPersona::scopeValue);
    }

    /** The name in the scope that tokens are issued with. */
    public static Optional<String> inScope(ClientSessionContext context) {
        return ParameterizedScopes.value(context, SCOPE_TYPE).map(RequestedPersona::scopeValue);
    }

    /**
     * Reads the value of a scope. RFC 6749 section 3.3 allows neither spaces nor letters beyond ASCII in it, so circles that
     * have some are percent-encoded.
     *
     * @throws IllegalArgumentException if a percent sign is followed by no number
     */
    public static String scopeValue(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
