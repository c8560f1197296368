package io.github.keycloakpersonas.lifecycle;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.theme.Theme;

/** The theme with the pages for personas, which comes in a JAR of its own and is chosen by an administrator. */
public final class ConsoleTheme {

    /** Its name, for every console. */
    public static final String NAME = "personas";

    private static final Logger LOGGER = Logger.getLogger(ConsoleTheme.class);

    private ConsoleTheme() {}

    /** Says in the log how the pages are shown, where they are installed and the server's first console does not show them. */
    static void tell(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel master = session.realms().getRealmByName(Config.getAdminRealm());
            if (master != null) {
                line(session.theme().nameSet(Theme.Type.ADMIN), master.getName(), master.getAdminTheme())
                        .ifPresent(LOGGER::info);
            }
        });
    }

    /**
     * What the log says; empty where the theme is not installed, or chosen.
     *
     * @param installed the themes of the admin console
     * @param chosen the one of the realm; null for Keycloak's own
     */
    static Optional<String> line(Set<String> installed, String realm, @Nullable String chosen) {
        return installed.contains(NAME) && !Objects.equals(chosen, NAME)
                ? Optional.of("The admin console shows no pages for personas, because the realm " + realm
                        + " does not have the admin theme " + NAME
                        + ": choose it in Realm settings, Themes, or with kcadm.sh update realms/" + realm
                        + " -s adminTheme=" + NAME + ". See docs/consoles.md.")
                : Optional.empty();
    }
}
