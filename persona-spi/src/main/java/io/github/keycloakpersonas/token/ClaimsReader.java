package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.Missing;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * What all mappers share: they read the claims of a session's user, and a failure about personas never makes a login
 * fail.
 */
final class ClaimsReader {

    private static final Logger LOGGER = Logger.getLogger(ClaimsReader.class);

    private final Clock clock;

    ClaimsReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * The user of the claims, and the client that gets them.
     *
     * @param client the client session of that client; null if there is none
     * @param sector the identifiers that the client may know
     */
    record Whose(UserSessionModel userSession, @Nullable AuthenticatedClientSessionModel client, Sector sector) {}

    /**
     * Reads the claims and passes them on. A failure is logged, and the token then has no personas.
     *
     * @param writer writes the claims of a time
     */
    void read(
            KeycloakSession session,
            Whose whose,
            PersonaMapperConfig config,
            BiConsumer<PersonaClaims, Instant> writer) {
        RealmModel realm = whose.userSession().getRealm();
        try {
            PersonaProvider provider = session.getProvider(PersonaProvider.class);
            UserModel user = whose.userSession().getUser();
            Instant now = clock.instant();
            List<Persona> personas = provider.ofUser(realm, user);
            PersonaSchema schema = provider.schema(realm);
            PersonaClaims claims = whose.sector().isPairwise()
                    ? PersonaClaims.of(personas, whose.sector()::seen, schema, config, now)
                    : claims(user, personas, schema, config, now);
            writer.accept(
                    claims.permitted(persona -> LevelOfAuthentication.permits(whose.client(), schema, persona)), now);
        } catch (UnreadableSchemaException | SealedValuesException e) {
            PersonaMeters.missing(realm.getName(), Missing.PERSONAS);
            LOGGER.errorf("Realm %s: a token is issued without personas: %s", realm.getName(), e.getMessage());
        } catch (RuntimeException e) {
            PersonaMeters.missing(realm.getName(), Missing.PERSONAS);
            LOGGER.errorf(
                    e, "Realm %s: a token is issued without personas, because they cannot be read", realm.getName());
        }
    }

    /** The remembered claims. They are in the entry of Keycloak's cached user and are evicted with it. */
    private static PersonaClaims claims(
            UserModel user, List<Persona> personas, PersonaSchema schema, PersonaMapperConfig config, Instant now) {
        return user instanceof CachedUserModel cached
                ? RememberedClaims.of(beside(cached), personas, schema, config, now)
                : PersonaClaims.of(personas, schema, config, now);
    }

    /**
     * Keycloak declares the map with a raw type. Every extension may use it with keys of its own, here the settings of
     * a mapper.
     */
    @SuppressWarnings("unchecked")
    private static Map<PersonaMapperConfig, RememberedClaims> beside(CachedUserModel user) {
        return user.getCachedWith();
    }
}
