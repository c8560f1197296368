package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.Token;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions that read the pages of a report, each in a transaction of its own, so that its length takes neither memory nor a long
 * transaction. They know the administrator of the request, because Keycloak's fine-grained permissions ask for that.
 */
public final class ReportSessions {

    /** The number of rows in a page. */
    static final int PAGE = 1000;

    private static final String TASK = "personas-report";

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private final @Nullable Token administrator;
    private final String realmId;

    /** @param request the session of the request, in whose context the pages are read */
    public ReportSessions(KeycloakSession request, RealmModel realm) {
        this.factory = request.getKeycloakSessionFactory();
        this.context = request.getContext();
        this.administrator = context.getBearerToken();
        this.realmId = realm.getId();
    }

    /** One session, its realm and that realm's personas. */
    record Work(KeycloakSession session, RealmModel realm, PersonaProvider personas) {}

    <T> T call(Function<Work, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                context,
                session -> {
                    // Keycloak leaves it out when it copies the context, and filters nothing where it does not know who
                    // asks.
                    session.getContext().setBearerToken(administrator);
                    RealmModel realm = Presence.realm(session, realmId)
                            .orElseThrow(() -> new IllegalStateException("The realm " + realmId + " is gone"));
                    return task.apply(new Work(session, realm, session.getProvider(PersonaProvider.class)));
                },
                TASK);
    }
}
