package io.github.keycloakpersonas.login;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * Logs, once for each realm and start, that the logins of the realm need this extension and how to undo that. After the
 * JAR is removed, the extension could not say it any more. Every login with the step calls this class, however the flow
 * was created or bound.
 */
final class NeededByLogins {

    private static final Logger LOGGER = Logger.getLogger(NeededByLogins.class);

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private NeededByLogins() {}

    static void tell(RealmModel realm) {
        if (TOLD.add(realm.getId())) {
            LOGGER.infof(
                    "Logins of realm %s run a step of this extension, and fail without its JAR until another flow is bound: "
                            + "kcadm.sh update 'realms/%s' -s browserFlow=browser (docs/operations.md, Uninstall)",
                    realm.getName(), realm.getName());
        }
    }
}
