package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.RealmSettings.PutBack;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;

/**
 * Keeps the copy of a realm's settings in its attributes correct. An update of a realm with attributes replaces all of
 * them, possibly with old values that a client has read some time ago, and removes attributes that the client does not
 * know.
 */
final class SettingsCopy {

    private static final Logger LOGGER = Logger.getLogger(SettingsCopy.class);

    private SettingsCopy() {}

    /**
     * Takes over the settings that a new realm contains. Nobody else changes the realm in the session that creates it.
     */
    static void take(KeycloakSession session, RealmModel created) {
        session.setAttribute(created(created.getId()), true);
        session.getProvider(PersonaProvider.class).settings(created).take();
    }

    /**
     * Writes the copy again in the transaction of the update, before its commit. A failure undoes both, and is reported
     * in the answer.
     */
    static void keep(KeycloakSession session, RealmModel updated) {
        String realmId = updated.getId();
        if (session.getAttribute(created(realmId)) != null) {
            // Keycloak reports a new realm at the end of the transaction, when no other transaction can be enlisted.
            return;
        }
        session.getTransactionManager().enlistPrepare(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    putBack(session, realm);
                }
            }

            @Override
            protected void rollbackImpl() {
                // Nothing was written.
            }
        });
    }

    private static String created(String realmId) {
        return SettingsCopy.class.getName() + "." + realmId;
    }

    private static void putBack(KeycloakSession session, RealmModel realm) {
        try {
            session.getProvider(PersonaProvider.class)
                    .settings(realm)
                    .putBack()
                    .forEach(attribute -> log(realm, attribute));
        } catch (PersonaFailure e) {
            // Keycloak answers this exception with 409.
            throw new ModelDuplicateException(e.getMessage(), e);
        }
    }

    private static void log(RealmModel realm, PutBack.Difference difference) {
        if (difference.isRemoved()) {
            LOGGER.infof(
                    "Realm %s: an update of the realm has left out the attribute %s; it is restored",
                    realm.getName(), difference.attribute());
        } else {
            LOGGER.warnf(
                    "Realm %s: an update of the realm has changed the attribute %s, which is a copy that is not read; it is restored."
                            + " PUT /admin/realms/%s/personas/schema changes the schema",
                    realm.getName(), difference.attribute(), realm.getName());
        }
    }
}
