package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.RateLimit;
import io.github.keycloakpersonas.rest.Readers;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Gives Keycloak the root resource of this API for one request. */
final class PersonaApiProvider implements RealmResourceProvider {

    private final KeycloakSession session;
    private final RateLimit rateLimit;
    private final Clock clock;
    private final String version;

    PersonaApiProvider(KeycloakSession session, RateLimit rateLimit, Clock clock, String version) {
        this.session = session;
        this.rateLimit = rateLimit;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public Object getResource() {
        boolean isPreflight =
                "OPTIONS".equals(session.getContext().getHttpRequest().getHttpMethod());
        Readers readers = isPreflight ? Readers.ofPreflight(session) : Readers.ofUnknown(session);
        Exchange exchange = new Exchange(session, readers);
        new FrontDoor(exchange).pass();
        if (isPreflight) {
            return new Preflight(exchange);
        }
        return new ApiRootResource(exchange, new Gate(exchange, readers, rateLimit, clock), version);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
