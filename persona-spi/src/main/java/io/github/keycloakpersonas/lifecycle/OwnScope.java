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

/** The client scope of a realm that the set-up has made, or makes. Scopes of others are left as they are, whatever they are called. */
final class OwnScope {

    /** Nobody else writes it: by it a scope of ours is known whose mapper has been removed. */
    private static final String CONSENT_TEXT = "${personaScopeConsentText}";

    private final RealmModel realm;

    OwnScope(RealmModel realm) {
        this.realm = realm;
    }

    boolean isMissing() {
        return PersonaScope.of(realm).isEmpty();
    }

    /** The scope that brings personas, with all that makes it do so. An administrator's own one with the mapper is as good as ours, and stays as it is. */
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

    /** What somebody should know about the scopes of the realm. */
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

    /** Whether it is one whose value names a persona. */
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
