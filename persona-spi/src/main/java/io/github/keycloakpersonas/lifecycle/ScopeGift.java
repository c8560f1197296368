package io.github.keycloakpersonas.lifecycle;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;

/**
 * Existing clients that get the client scope with personas.
 *
 * @param defaults those whose tokens have personas from now on
 * @param optional those whose tokens have personas where they ask for the scope
 * @param insists whether clients that have the scope as an optional one get it by default
 */
public record ScopeGift(List<ClientModel> defaults, List<ClientModel> optional, boolean insists) {

    /** For nobody. */
    public static final ScopeGift NONE = new ScopeGift(List.of(), List.of(), false);

    public ScopeGift {
        defaults = List.copyOf(defaults);
        optional = List.copyOf(optional);
    }

    /**
     * For many clients at once. Those that need consent get it as an optional one: to a default scope that its users have not consented to, Keycloak holds every
     * refresh and offline token of the client that is out.
     */
    public static ScopeGift keepingTokens(List<ClientModel> clients) {
        return new ScopeGift(
                clients.stream().filter(client -> !client.isConsentRequired()).toList(),
                clients.stream().filter(ClientModel::isConsentRequired).toList(),
                false);
    }

    /** For clients that somebody has named: they get personas by default, whatever that means for tokens that are out. */
    public static ScopeGift byDefault(List<ClientModel> clients) {
        return new ScopeGift(clients, List.of(), true);
    }

    /** Both. */
    public Stream<ClientModel> all() {
        return Stream.concat(defaults.stream(), optional.stream());
    }

    /** What becomes of the clients' users and tokens, for people. */
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
