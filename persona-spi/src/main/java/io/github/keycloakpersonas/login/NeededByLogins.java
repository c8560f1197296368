package io.github.keycloakpersonas.login;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * Tells operators in the log which realms' logins end with this extension, and the way back: once a realm and start, as nothing of ours
 * could say it when the JAR is gone. Whichever way the step got into a flow, and the flow was bound, the login comes by here.
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
