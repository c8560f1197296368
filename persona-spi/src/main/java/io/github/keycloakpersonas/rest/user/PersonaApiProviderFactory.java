package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.PageLimit;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.compat.ThisBuild;
import io.github.keycloakpersonas.rest.NetworkAddress;
import io.github.keycloakpersonas.rest.Quota;
import io.github.keycloakpersonas.rest.RateLimit;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves the persona API under {@code /realms/{realm}/persona}. */
public final class PersonaApiProviderFactory implements RealmResourceProviderFactory, PageLimit {

    private final RateLimit rateLimit = new RateLimit();
    private String version = "";

    /** The id is also the path segment after the realm. */
    @Override
    public String getId() {
        return PersonaApi.PATH;
    }

    @Override
    public OptionalLong pause(KeycloakSession session, int perMinute) {
        if (perMinute == 0) {
            return OptionalLong.empty();
        }
        Quota quota = new Quota(Quota.Policy.PAGES, NetworkAddress.of(session), perMinute);
        return rateLimit
                .count(session.getContext().getRealm().getId(), List.of(quota))
                .pause();
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PersonaApiProvider(session, rateLimit, Clock.systemUTC(), version);
    }

    @Override
    public void init(Config.Scope config) {
        version = ThisBuild.read().version();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Does not need other factories.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
