package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.token.OidcPersonaMapper;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The optional client scope for applications that cannot read objects in a claim, such as web servers and proxies: it
 * adds each persona as a string {@code title@circle}. A realm has it only where an administrator asks for it.
 */
public final class StringsScope {

    /** The name of the scope, unless the realm has another scope of that name. */
    public static final String NAME = "persona-strings";

    private final RealmModel realm;

    public StringsScope(RealmModel realm) {
        this.realm = realm;
    }

    /** The scope; empty if the realm has none. */
    public Optional<ClientScopeModel> present() {
        return realm.getClientScopesStream().filter(PersonaScope::isOfStrings).findFirst();
    }

    /**
     * Creates the scope if the realm lacks it, and lets new clients request it.
     *
     * @param clients existing clients that get it as a default scope, whatever this means for tokens from before
     * @return warnings for people
     */
    public List<String> giveTo(List<ClientModel> clients) {
        ClientScopeModel scope = present().orElseGet(this::create);
        for (ClientModel client : clients) {
            client.removeClientScope(scope);
            client.addClientScope(scope, true);
        }
        return ScopeGift.byDefault(clients).warnings(scope).toList();
    }

    /** Removes the scope from the realm and from all clients. */
    public void remove() {
        present().ifPresent(scope -> realm.removeClientScope(scope.getId()));
    }

    private ClientScopeModel create() {
        ClientScopeModel scope = realm.addClientScope(freeName());
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setDescription("The user's active personas as strings: title@circle");
        scope.setDisplayOnConsentScreen(true);
        scope.setConsentScreenText(PersonaScope.STRINGS_CONSENT_TEXT);
        scope.setIncludeInTokenScope(true);
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("personas as strings");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(OidcPersonaMapper.PROVIDER_ID);
        mapper.setConfig(OidcPersonaMapper.stringsConfig());
        scope.addProtocolMapper(mapper);
        realm.addDefaultClientScope(scope, false);
        return scope;
    }

    private String freeName() {
        return Stream.concat(Stream.of(NAME), IntStream.iterate(2, i -> i + 1).mapToObj(i -> NAME + "-" + i))
                .filter(name -> KeycloakModelUtils.getClientScopeByName(realm, name) == null)
                .findFirst()
                .orElseThrow();
    }
}
