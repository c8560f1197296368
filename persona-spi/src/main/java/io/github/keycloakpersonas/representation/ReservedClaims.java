package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AuthorizationResponseToken;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.representations.LogoutToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.UserInfo;

/**
 * Names of claims that already have a meaning. A second claim with such a name would make a token ambiguous. If
 * Keycloak reads the claim into a field of another type, Keycloak itself could not read the token any more.
 */
public final class ReservedClaims {

    /** The classes that Keycloak reads tokens and userinfo into. */
    private static final List<Class<?>> READ_INTO = List.of(
            JsonWebToken.class,
            IDToken.class,
            AccessToken.class,
            RefreshToken.class,
            LogoutToken.class,
            AuthorizationResponseToken.class,
            UserInfo.class);

    /**
     * Claims that describe a token or its subject (RFC 7519, 7662, 7800, 8693, 9068, OpenID Connect Core), and claims
     * that Keycloak reads without a field.
     */
    private static final Set<String> REGISTERED = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "typ",
            "azp",
            "nonce",
            "acr",
            "amr",
            "auth_time",
            "sid",
            "scope",
            "cnf",
            "act",
            "may_act",
            "at_hash",
            "c_hash",
            "s_hash",
            "sub_jwk",
            "_claim_names",
            "_claim_sources",
            "events",
            "client_id",
            "username",
            "token_type",
            "active",
            "jwt",
            "session_state",
            "state_checker",
            "realm_access",
            "resource_access",
            "allowed-origins",
            "authorization",
            "authorization_details",
            "permissions",
            "address",
            "organization");

    private static final Set<String> NAMES =
            Stream.concat(REGISTERED.stream(), ofFields()).collect(Collectors.toUnmodifiableSet());

    private ReservedClaims() {}

    /** Whether the name of a claim, or of the object that contains it, is reserved. */
    public static boolean contain(String name) {
        return NAMES.contains(name);
    }

    /** Read from Keycloak's classes, because their fields differ from version to version. */
    private static Stream<String> ofFields() {
        DeserializationConfig reading = JsonMapper.builder().build().getDeserializationConfig();
        return READ_INTO.stream()
                .map(reading::constructType)
                .flatMap(type -> reading.introspect(type).findProperties().stream())
                .flatMap(property -> Stream.concat(
                        Stream.of(property.getName()),
                        property.findAliases().stream().map(alias -> alias.getSimpleName())));
    }
}
