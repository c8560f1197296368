package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.PersonaSeeds;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Creates the personas that the import of a realm contains in a realm attribute. It does so only once. */
final class ImportedPersonas {

    /** A JSON array of personas, each with the {@code username} of its owner. */
    static final String ATTRIBUTE = "persona.import";

    private static final Logger LOGGER = Logger.getLogger(ImportedPersonas.class);

    private ImportedPersonas() {}

    static void create(KeycloakSession session, RealmModel realm) {
        String json = realm.getAttribute(ATTRIBUTE);
        if (json == null) {
            return;
        }
        realm.removeAttribute(ATTRIBUTE);
        Personas personas = session.getProvider(PersonaProvider.class).personas(realm);
        for (PersonaSeeds.Seed seed : seeds(realm, json)) {
            UserModel user = session.users().getUserByUsername(realm, seed.username());
            if (user == null) {
                LOGGER.warnf(
                        "Realm %s: a persona in %s is left out, its user does not exist", realm.getName(), ATTRIBUTE);
                continue;
            }
            try {
                personas.create(Actor.ADMINISTRATOR, user.getId(), seed.persona());
            } catch (PersonaFailure e) {
                LOGGER.warnf("Realm %s: a persona in %s is left out: %s", realm.getName(), ATTRIBUTE, e.getMessage());
            }
        }
    }

    private static List<PersonaSeeds.Seed> seeds(RealmModel realm, String json) {
        try {
            return PersonaSeeds.read(json);
        } catch (IllegalArgumentException e) {
            LOGGER.errorf("Realm %s: no personas are imported: %s", realm.getName(), e.getMessage());
            return List.of();
        }
    }
}
