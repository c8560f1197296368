package io.github.keycloakpersonas.report;

import io.github.keycloakpersonas.spi.FurtherSessions;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Sessions that read the pages of a report, each in a transaction of its own, so that its length takes neither memory nor a long
 * transaction.
 */
public final class ReportSessions {

    /** The number of rows in a page. */
    static final int PAGE = 1000;

    private final FurtherSessions sessions;
    private final String realmId;

    /** @param request the session of the request, in whose context the pages are read */
    public ReportSessions(KeycloakSession request, RealmModel realm) {
        this.sessions = new FurtherSessions(request, "personas-report");
        this.realmId = realm.getId();
    }

    /** One session, its realm and that realm's personas. */
    record Work(KeycloakSession session, RealmModel realm, PersonaProvider personas) {}

    <T> T call(Function<Work, T> task) {
        return sessions.call(session -> {
            RealmModel realm = Presence.realm(session, realmId)
                    .orElseThrow(() -> new IllegalStateException("The realm " + realmId + " is gone"));
            return task.apply(new Work(session, realm, session.getProvider(PersonaProvider.class)));
        });
    }
}
