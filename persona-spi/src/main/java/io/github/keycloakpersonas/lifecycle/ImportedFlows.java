package io.github.keycloakpersonas.lifecycle;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Creates the flows of {@link PersonaFlows} that the import of a realm asks for in a realm attribute. It does so only
 * once. A file with these flows would have to contain all other flows of the realm too.
 */
final class ImportedFlows {

    /** {@code create}, or {@code bind} if browsers also log in with them. */
    static final String ATTRIBUTE = "persona.flows";

    private static final Logger LOGGER = Logger.getLogger(ImportedFlows.class);

    private ImportedFlows() {}

    static void create(KeycloakSession session, RealmModel realm) {
        String wanted = realm.getAttribute(ATTRIBUTE);
        if (wanted == null) {
            return;
        }
        realm.removeAttribute(ATTRIBUTE);
        boolean binds = "bind".equals(wanted);
        if (!binds && !"create".equals(wanted)) {
            LOGGER.errorf("Realm %s: %s is neither create nor bind, so no flow is created", realm.getName(), ATTRIBUTE);
            return;
        }
        PersonaFlows flows = new PersonaFlows(session, realm);
        flows.create();
        if (binds) {
            flows.bind();
        }
    }
}
