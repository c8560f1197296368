package io.github.keycloakpersonas.explain;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.token.Omission;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Explains what tokens say about a user's personas. Keycloak decides which mappers apply, and the rules of the mappers
 * decide the rest.
 */
public final class PersonaExplainer {

    private PersonaExplainer() {}

    /**
     * The content of a token that is issued at a time.
     *
     * @param scope the scope parameter of the request for it
     */
    public static PersonaExplanation explain(
            KeycloakSession session, ClientModel client, UserModel user, String scope, Instant now) {
        RealmModel realm = client.getRealm();
        PersonaProvider provider = session.getProvider(PersonaProvider.class);
        List<Persona> personas = provider.ofUser(realm, user);
        TokenSetUp setUp = new TokenSetUpReader(session, client, user, scope).read();
        if (setUp.obstacle().isPresent()) {
            return PersonaExplanation.of(setUp, personas, setUp.obstacle().get(), now);
        }
        try {
            PersonaSchema schema = provider.schema(realm);
            return PersonaExplanation.of(setUp, personas, schema, now);
        } catch (UnreadableSchemaException e) {
            return PersonaExplanation.of(
                    setUp,
                    personas,
                    new Obstacle(
                            Omission.SCHEMA_UNREADABLE,
                            "The realm's persona schema can't be read, and tokens are issued without personas: an"
                                    + " administrator has to correct it. The server's log says what is wrong."),
                    now);
        }
    }
}
