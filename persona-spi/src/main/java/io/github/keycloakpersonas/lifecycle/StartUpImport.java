package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.representation.SetupDocument;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.RealmSettings;
import io.github.keycloakpersonas.transfer.ImportReport;
import io.github.keycloakpersonas.transfer.ImportRequest;
import io.github.keycloakpersonas.transfer.LineProblem;
import io.github.keycloakpersonas.transfer.PersonaImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Imports personas from files at the start of the server, and again only after a file has changed. A failure never
 * prevents the start.
 */
final class StartUpImport {

    private static final Logger LOGGER = Logger.getLogger(StartUpImport.class);
    private static final String TASK = "persona-import-at-start";
    private static final int TIMEOUT_SECONDS = 3600;

    private final KeycloakSessionFactory factory;

    StartUpImport(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Imports a file, or the files of a folder. If several nodes start at once, only one imports. */
    void run(Path path) {
        Map<String, ImportFiles.OfRealm> files = ImportFiles.read(path);
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            ClusterProvider cluster = session.getProvider(ClusterProvider.class);
            // This transaction ends here. Otherwise it would stay open during the import and run into its timeout.
            session.getTransactionManager().commit();
            cluster.executeIfNotExecuted(TASK, TIMEOUT_SECONDS, () -> {
                files.forEach(this::importOnce);
                return files.size();
            });
        });
    }

    private void importOnce(String realmName, ImportFiles.OfRealm files) {
        try {
            String realmId = prepare(realmName, files.fingerprint());
            if (realmId == null) {
                return;
            }
            files.documents().forEach(document -> importInto(realmId, document));
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> settings(session, session.realms().getRealm(realmId))
                            .rememberImported(files.fingerprint()));
        } catch (RuntimeException e) {
            LOGGER.errorf(e, "Realm %s: the import at the start failed; the next start tries again", realmName);
        }
    }

    /** @return the realm's id; null when there is nothing to import into it */
    private @Nullable String prepare(String realmName, String fingerprint) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealmByName(realmName);
            if (realm == null) {
                LOGGER.warnf(
                        "No personas are imported for realm %s, because there is no realm with this name", realmName);
                return null;
            }
            if (settings(session, realm)
                    .importedFiles()
                    .filter(fingerprint::equals)
                    .isPresent()) {
                return null;
            }
            session.getContext().setRealm(realm);
            RealmSetup setup = session.getProvider(RealmSetup.class);
            if (!setup.isSetUp(realm)) {
                setup.setUp(realm, ScopeGift.NONE);
            }
            return realm.getId();
        });
    }

    private static RealmSettings settings(KeycloakSession session, RealmModel realm) {
        return session.getProvider(PersonaProvider.class).settings(realm);
    }

    private void importInto(String realmId, SetupDocument document) {
        ImportRequest request = new ImportRequest(document.terms(), document.hasSchema(), null);
        ImportReport report = PersonaImporter.begin(
                        factory, realmId, request, Clock.systemUTC(), new Author(null, Door.IMPORT))
                .run(document.lines().iterator());
        for (LineProblem problem : report.problems().named()) {
            long entry = problem.line() - (document.hasSchema() ? 1 : 0);
            LOGGER.warnf(
                    "Realm %s: entry %d of the personas to import is left out: %s",
                    document.realm(), entry, problem.detail());
        }
        report.warnings().forEach(warning -> LOGGER.warnf("Realm %s: %s", document.realm(), warning));
        ImportCounts counts = report.progress().counts();
        LOGGER.infof(
                "Realm %s: personas imported at the start: %d created, %d updated, %d unchanged, %d removed, %d at fault",
                document.realm(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.removed(),
                counts.failed());
    }
}
