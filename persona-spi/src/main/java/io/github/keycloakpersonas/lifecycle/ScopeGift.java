package io.github.keycloakpersonas.lifecycle;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;

/**
 * Existing clients that get the client scope with personas.
 *
 * @param defaults clients whose tokens have personas from now on
 * @param optional clients whose tokens have personas if they request the scope
 * @param insists whether clients that have the scope as an optional one get it as a default one
 */
public record ScopeGift(List<ClientModel> defaults, List<ClientModel> optional, boolean insists) {

    /** No client gets the scope. */
    public static final ScopeGift NONE = new ScopeGift(List.of(), List.of(), false);

    public ScopeGift {
        defaults = List.copyOf(defaults);
        optional = List.copyOf(optional);
    }

    /**
     * For many clients at once. Clients that require consent get an optional scope: with a new default scope that users
     * have not consented to, Keycloak would refuse every refresh and offline token that the client already has.
     */
    public static ScopeGift keepingTokens(List<ClientModel> clients) {
        return new ScopeGift(
                clients.stream().filter(client -> !client.isConsentRequired()).toList(),
                clients.stream().filter(ClientModel::isConsentRequired).toList(),
                false);
    }

    /**
     * For clients that the administrator has named. They get the scope as a default one, whatever this means for tokens
     * that were issued before.
     */
    public static ScopeGift byDefault(List<ClientModel> clients) {
        return new ScopeGift(clients, List.of(), true);
    }

    /** All clients that get the scope. */
    public Stream<ClientModel> all() {
        return Stream.concat(defaults.stream(), optional.stream());
    }

    /** Warnings about the consequences for the clients' users and tokens. */
    Stream<String> warnings(ClientScopeModel scope) {
        if (!scope.isDisplayOnConsentScreen()) {
            return Stream.of();
        }
        String name = scope.getName();
        return Stream.concat(
                defaults.stream()
                        .filter(ClientModel::isConsentRequired)
                        .map(client -> "The client " + client.getClientId()
                                + " needs consent: its users are asked again at the next login, and refresh and offline"
                                + " tokens from before work no more until they have consented."),
                optional.stream()
                        .map(client -> "The client " + client.getClientId()
                                + " needs consent, and has the client scope "
                                + name + " as an optional one, so that its refresh and offline tokens go on working."
                                + " It gets personas where it asks with scope=" + name + "; to give them to it by"
                                + " default, name it in clients."));
    }
}
