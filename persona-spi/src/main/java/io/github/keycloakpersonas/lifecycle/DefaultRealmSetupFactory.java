package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.compat.ThisBuild;
import io.github.keycloakpersonas.login.AcceptInvitationAction;
import io.github.keycloakpersonas.mailing.MailTask;
import io.github.keycloakpersonas.spi.MailsOrdered;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SchemaReplaced;
import io.github.keycloakpersonas.telemetry.ServerMeters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.Version;
import org.keycloak.logging.MappedDiagnosticContextUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmModel.RealmPostCreateEvent;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.storage.StoreSyncEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Provider {@code default} of SPI {@code persona-setup}. It also listens to the events of the server. */
public final class DefaultRealmSetupFactory implements RealmSetupFactory {

    private static final Logger LOGGER = Logger.getLogger(DefaultRealmSetupFactory.class);

    private SetupConfig config = new SetupConfig(
            SetupConfig.Realms.NEW,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty());

    private final MailTask mails = new MailTask(Clock.systemUTC());

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public RealmSetup create(KeycloakSession session) {
        return new DefaultRealmSetup(
                session.getProvider(PersonaProvider.class), config.realms() != SetupConfig.Realms.NONE);
    }

    @Override
    public void init(Config.Scope scope) {
        config = SetupConfig.of(scope);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return SetupConfig.properties();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        TestedPair pair = new TestedPair(ThisBuild.read(), Version.VERSION);
        LOGGER.log(pair.isTested() ? Logger.Level.INFO : Logger.Level.WARN, pair.line());
        factory.register(new RemovalListener());
        factory.register(this::onEvent);
    }

    @Override
    public void close() {
        // The server cancels its timers itself.
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof RealmPostCreateEvent creation) {
            onCreation(creation.getKeycloakSession(), creation.getCreatedRealm());
        } else if (event instanceof StoreSyncEvent update && isOfARealm(update)) {
            SettingsCopy.keep(update.getSession(), update.getRealm());
        } else if (event instanceof SchemaReplaced change) {
            Capability.follow(change.realm(), change.schema());
            AcceptInvitationAction.follow(change.realm(), change.schema());
        } else if (event instanceof MailsOrdered order) {
            mails.soon(order.factory());
        } else if (event instanceof PostMigrationEvent start) {
            onStart(start.getFactory());
        }
    }

    /**
     * Whether the event is about a realm. Keycloak sends the same event for components of user federation, after their
     * transaction.
     */
    private static boolean isOfARealm(StoreSyncEvent update) {
        return !update.getRemoved() && update.getModel() == null;
    }

    private void onCreation(KeycloakSession session, RealmModel realm) {
        SettingsCopy.take(session, realm);
        session.getProvider(RealmSetup.class).setUpNew(realm);
        // Files that were imported into the original realm were not imported into this copy.
        realm.removeAttribute(PersonaProvider.IMPORTED_ATTRIBUTE);
        ImportedPersonas.create(session, realm);
        ImportedFlows.create(session, realm);
    }

    private static void importAtStart(KeycloakSessionFactory factory, Path file) {
        try {
            new StartUpImport(factory).run(file);
        } catch (RuntimeException e) {
            LOGGER.errorf(e, "The import at the start failed; the next start tries again");
        }
    }

    private void onStart(KeycloakSessionFactory factory) {
        PatientCheck tables = PersonaReadiness.begin(factory);
        ServerMeters.begin(tables::isGood);
        try {
            prepare(factory);
        } finally {
            // Keycloak clears the logging context only after requests and tasks, so the realms of this work would stay
            // in it.
            MappedDiagnosticContextUtil.clearMdc();
        }
    }

    private void prepare(KeycloakSessionFactory factory) {
        TakeOver.run(factory);
        if (config.realms() == SetupConfig.Realms.ALL) {
            ExistingRealms.setUp(factory);
        }
        config.importFile().ifPresent(file -> importAtStart(factory, file));
        Clock clock = Clock.systemUTC();
        schedule(factory, config.sweepInterval(), new OrphanSweep(config.sweepInterval(), clock));
        schedule(factory, config.historyInterval(), new HistoryTask(clock));
        schedule(factory, config.reviewInterval(), new ReviewTask(clock));
        schedule(factory, config.mailInterval(), mails);
        schedule(factory, config.requestInterval(), new RequestTask());
        ConsoleTheme.tell(factory);
    }

    /** @param interval zero for never */
    private static void schedule(KeycloakSessionFactory factory, Duration interval, ScheduledTask task) {
        if (!interval.isZero()) {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(TimerProvider.class).scheduleTask(task, interval.toMillis()));
        }
    }
}
