package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.spi.DatabaseTrouble;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponseException;

/** A user's personas where Keycloak's token endpoint refuses a request by them. */
public final class HeldPersonas {

    private static final Logger LOGGER = Logger.getLogger(HeldPersonas.class);

    /** The error code of RFC 6749 for it, section 4.1.2.1. */
    private static final String UNAVAILABLE = "temporarily_unavailable";

    private HeldPersonas() {}

    /**
     * The personas.
     *
     * @throws ErrorResponseException 503 if they cannot be read at the moment: a client that is told that its grant is
     *     invalid ends the login
     */
    public static List<Persona> of(KeycloakSession session, RealmModel realm, UserModel user) {
        PersonaProvider provider = session.getProvider(PersonaProvider.class);
        try {
            return provider.ofUser(realm, user);
        } catch (SealedValuesException e) {
            LOGGER.errorf("A token is not issued: %s", e.getMessage());
            throw unavailable("60");
        } catch (RuntimeException e) {
            if (provider.database()
                    .troubleOf(e)
                    .filter(DatabaseTrouble.AWAY::equals)
                    .isEmpty()) {
                throw e;
            }
            LOGGER.warnf(
                    "Realm %s: a token is not issued, because the database does not answer: %s",
                    realm.getName(), e.getClass().getName());
            throw unavailable("1");
        }
    }

    private static ErrorResponseException unavailable(String seconds) {
        return new ErrorResponseException(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Retry-After", seconds)
                .entity(PlainJson.write(Map.of(
                        "error",
                        UNAVAILABLE,
                        "error_description",
                        "The personas of the user cannot be read at the moment. Try again.")))
                .build());
    }
}
