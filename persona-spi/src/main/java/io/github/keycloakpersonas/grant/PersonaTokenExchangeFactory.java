package io.github.keycloakpersonas.grant;

import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProviderFactory;

/**
 * Creates {@link PersonaTokenExchange}. Its order puts it before Keycloak's own provider, which handles every request
 * without the parameter.
 */
public final class PersonaTokenExchangeFactory extends StandardTokenExchangeProviderFactory {

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new PersonaTokenExchange(Clock.systemUTC());
    }

    @Override
    public String getId() {
        return "persona";
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
