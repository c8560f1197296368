package io.github.keycloakpersonas.token;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scope that adds personas to tokens. It is recognised by its mapper and not by its name. */
public final class PersonaScope {

    /**
     * The attributes by which Keycloak 26.7 and older versions mark a parameterized scope. Such a scope cannot be a
     * default scope.
     */
    private static final List<String> PARAMETERIZED = List.of("is.parameterized.scope", "is.dynamic.scope");

    /**
     * The consent text of the scope that adds personas as strings. Nobody else uses it, so it identifies that scope
     * whatever its name is.
     */
    public static final String STRINGS_CONSENT_TEXT = "${personaStringsScopeConsentText}";

    private PersonaScope() {}

    /**
     * Whether it is the scope for applications that cannot read objects. It comes in addition to the realm's scope with
     * personas, and does not count as that one.
     */
    public static boolean isOfStrings(ClientScopeModel scope) {
        return STRINGS_CONSENT_TEXT.equals(scope.getConsentScreenText());
    }

    /** The realm's scope with the mapper: of several, the one that new clients get, else the first by name. */
    public static Optional<ClientScopeModel> of(RealmModel realm) {
        List<ClientScopeModel> found = realm.getClientScopesStream()
                .filter(PersonaScope::brings)
                .sorted(Comparator.comparing(ClientScopeModel::getName))
                .toList();
        Set<String> given = given(realm);
        return found.stream()
                .filter(scope -> given.contains(scope.getId()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** Whether new clients of the realm get the scope, by default or where they ask for it. */
    public static boolean isGivenToNewClients(RealmModel realm, ClientScopeModel scope) {
        return given(realm).contains(scope.getId());
    }

    /** Whether the client's tokens can have personas already: by a scope of it, or by a mapper of its own. */
    public static boolean reaches(ClientModel client) {
        return hasMapper(client)
                || Stream.of(true, false)
                        .flatMap(byDefault -> client.getClientScopes(byDefault).values().stream())
                        .anyMatch(PersonaScope::brings);
    }

    /**
     * Whether the scope is a scope of OpenID Connect that can be a default scope of clients and is not parameterized.
     */
    public static boolean isPlain(ClientScopeModel scope) {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol())
                && PARAMETERIZED.stream().noneMatch(mark -> Boolean.parseBoolean(scope.getAttribute(mark)));
    }

    /**
     * Warnings about mappers of other kinds that write where the scope's mapper of personas writes.
     *
     * @param others the scopes and clients whose tokens have personas, or may get them
     */
    public static List<String> rivals(ClientScopeModel scope, Stream<? extends ProtocolMapperContainerModel> others) {
        List<PersonaMapperConfig> ours =
                mappers(scope).map(PersonaMapperConfig::of).toList();
        return others.flatMap(other -> other.getProtocolMappersStream()
                        .filter(mapper -> !OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
                        .flatMap(mapper -> RivalClaim.of(mapper).stream())
                        .flatMap(rival -> ours.stream().flatMap(config -> rival.warnings(config, name(other)))))
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> given(RealmModel realm) {
        return Stream.of(true, false)
                .flatMap(realm::getDefaultClientScopesStream)
                .map(ClientScopeModel::getId)
                .collect(Collectors.toSet());
    }

    private static boolean brings(ClientScopeModel scope) {
        return isPlain(scope) && !isOfStrings(scope) && hasMapper(scope);
    }

    private static boolean hasMapper(ProtocolMapperContainerModel container) {
        return mappers(container).findAny().isPresent();
    }

    private static Stream<ProtocolMapperModel> mappers(ProtocolMapperContainerModel container) {
        return container
                .getProtocolMappersStream()
                .filter(mapper -> OidcPersonaMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()));
    }

    private static String name(ProtocolMapperContainerModel container) {
        return container instanceof ClientModel client
                ? "the client " + client.getClientId()
                : "the client scope " + ((ClientScopeModel) container).getName();
    }
}
