package io.github.keycloakpersonas.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** A client scope that a realm has only where an administrator asks for it. */
public final class OfferedScope {

    private final RealmModel realm;
    private final ScopeOffer offer;

    public OfferedScope(RealmModel realm, ScopeOffer offer) {
        this.realm = realm;
        this.offer = offer;
    }

    /** The scope; empty if the realm has none. */
    public Optional<ClientScopeModel> present() {
        return realm.getClientScopesStream()
                .filter(scope -> offer.consentText().equals(scope.getConsentScreenText()))
                .findFirst();
    }

    /**
     * Creates the scope if the realm lacks it, and lets new clients request it.
     *
     * @param clients existing clients that get it, whatever this means for tokens from before
     * @return warnings for people
     */
    public List<String> giveTo(List<ClientModel> clients) {
        ClientScopeModel scope = present().orElseGet(this::create);
        offer.complete(realm, scope);
        for (ClientModel client : clients) {
            client.removeClientScope(scope);
            client.addClientScope(scope, offer.isGivenByDefault());
        }
        return offer.isGivenByDefault()
                ? ScopeGift.byDefault(clients).warnings(scope).toList()
                : List.of();
    }

    /** Adds what the scope is for, if the realm has it. */
    void complete() {
        present().ifPresent(scope -> offer.complete(realm, scope));
    }

    /** Removes the scope from the realm and from all clients. */
    public void remove() {
        present().ifPresent(scope -> realm.removeClientScope(scope.getId()));
    }

    private ClientScopeModel create() {
        ClientScopeModel scope = realm.addClientScope(freeName());
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setDescription(offer.description());
        scope.setDisplayOnConsentScreen(true);
        scope.setConsentScreenText(offer.consentText());
        scope.setIncludeInTokenScope(true);
        realm.addDefaultClientScope(scope, false);
        return scope;
    }

    private String freeName() {
        return Stream.concat(
                        Stream.of(offer.scopeName()),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> offer.scopeName() + "-" + i))
                .filter(name -> KeycloakModelUtils.getClientScopeByName(realm, name) == null)
                .findFirst()
                .orElseThrow();
    }
}
