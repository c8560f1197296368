package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.RateLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Properties;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves the persona API under {@code /realms/{realm}/persona}. */
public final class PersonaApiProviderFactory implements RealmResourceProviderFactory {

    private static final String BUILD = "/META-INF/keycloak-personas/build.properties";

    private final RateLimit rateLimit = new RateLimit();
    private String version = "";

    /** Also the path segment. */
    @Override
    public String getId() {
        return "persona";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PersonaApiProvider(session, rateLimit, Clock.systemUTC(), version);
    }

    @Override
    public void init(Config.Scope config) {
        try (InputStream resource = PersonaApiProviderFactory.class.getResourceAsStream(BUILD)) {
            Properties build = new Properties();
            build.load(resource);
            version = build.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nothing of other factories.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
