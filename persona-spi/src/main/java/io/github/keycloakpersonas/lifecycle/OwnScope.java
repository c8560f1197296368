package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The client scope that the set-up creates in a realm. Client scopes of an administrator are left as they are, whatever
 * their names are.
 */
final class OwnScope {

    /**
     * The consent text of our scope. Nobody else uses it, so it identifies our scope even if the mapper was removed.
     */
    private static final String CONSENT_TEXT = "${personaScopeConsentText}";

    private final RealmModel realm;

    OwnScope(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * The client scope that adds personas to tokens, completed if parts are missing. A scope of an administrator that
     * has the mapper serves as well, and stays as it is.
     */
    ClientScopeModel complete() {
        Optional<ClientScopeModel> present = PersonaScope.of(realm);
        ClientScopeModel scope = present.or(this::withoutMapper).orElseGet(this::create);
        if (present.isEmpty()) {
            scope.addProtocolMapper(mapper());
        }
        if (isOurs(scope) && !PersonaScope.isGivenToNewClients(realm, scope)) {
            realm.addDefaultClientScope(scope, true);
        }
        return scope;
    }

    /** Warnings about the client scopes of the realm. */
    Stream<String> warnings() {
        Optional<ClientScopeModel> scope = PersonaScope.of(realm);
        Stream<String> taken = Optional.ofNullable(KeycloakModelUtils.getClientScopeByName(realm, PersonaApi.SCOPE))
                .filter(named -> !named.equals(scope.orElse(null)))
                .filter(named -> !isOurs(named) && !namesOne(named))
                .map(named -> "The realm has a client scope " + PersonaApi.SCOPE
                        + " of its own, which is left as it is. Personas come with "
                        + scope.map(found -> "the client scope " + found.getName() + ".")
                                .orElse("a client scope of another name."))
                .stream();
        Stream<String> unused = scope
                .filter(found -> !PersonaScope.isGivenToNewClients(realm, found))
                .map(found -> "The client scope " + found.getName()
                        + " brings personas, and is neither a default nor an optional client scope of the realm: new"
                        + " clients get no personas.")
                .stream();
        return Stream.concat(taken, unused);
    }

    private Optional<ClientScopeModel> withoutMapper() {
        return realm.getClientScopesStream()
                .filter(OwnScope::isOurs)
                .filter(PersonaScope::isPlain)
                .findFirst();
    }

    private static boolean isOurs(ClientScopeModel scope) {
        return CONSENT_TEXT.equals(scope.getConsentScreenText());
    }

    /** Whether the scope is a parameterized one whose value names a persona. */
    private static boolean namesOne(ClientScopeModel scope) {
        return RequestedPersona.SCOPE_TYPE.equals(scope.getAttribute(ClientScopeModel.PARAMETERIZED_SCOPE_TYPE));
    }

    private ClientScopeModel create() {
        ClientScopeModel scope = realm.addClientScope(freeName());
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setDescription("The user's active personas");
        scope.setDisplayOnConsentScreen(true);
        scope.setConsentScreenText(CONSENT_TEXT);
        scope.setIncludeInTokenScope(true);
        return scope;
    }

    private String freeName() {
        return Stream.concat(
                        Stream.of(PersonaApi.SCOPE, "personas"),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> "personas-" + i))
                .filter(name -> KeycloakModelUtils.getClientScopeByName(realm, name) == null)
                .findFirst()
                .orElseThrow();
    }

    private static ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("personas");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(OidcPersonaMapper.PROVIDER_ID);
        mapper.setConfig(OidcPersonaMapper.defaultConfig());
        return mapper;
    }
}
