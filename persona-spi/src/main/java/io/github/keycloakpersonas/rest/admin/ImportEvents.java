package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.transfer.ImportReport;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Reports an import to Keycloak's event listeners, after it and in a transaction of its own. */
final class ImportEvents {

    private final AdminEvents events;
    private final KeycloakSessionFactory factory;
    private final String realmId;

    ImportEvents(AdminEvents events, KeycloakSessionFactory factory, String realmId) {
        this.events = events;
        this.factory = factory;
        this.realmId = realmId;
    }

    /**
     * Reports that a step of an import is done.
     *
     * @param what the path of the step below the path of the import; empty for the whole import
     */
    void done(ImportReport report, String what) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel here = session.realms().getRealm(realmId);
            session.getContext().setRealm(here);
            if (report.schemaChanged()) {
                events.in(session)
                        .schemaReplaced(
                                session.getProvider(PersonaProvider.class).schema(here));
            }
            events.in(session).done("import/" + report.progress().id() + what, report.counts());
        });
    }
}
