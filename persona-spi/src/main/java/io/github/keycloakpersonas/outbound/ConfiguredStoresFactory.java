package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Target;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.timer.TimerProvider;

/** Provider {@code default} of SPI {@code persona-stores}. Without targets, it does nothing at all. */
public final class ConfiguredStoresFactory implements ReportStoresFactory {

    private StoresConfig config = StoresConfig.NONE;
    private @Nullable DeliveryTask task;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public ReportStores create(KeycloakSession session) {
        return new Stores(session, config, task);
    }

    @Override
    public void init(Config.Scope scope) {
        config = StoresConfig.of(scope);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return StoresConfig.properties();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        if (config.targets().isEmpty() || config.interval().isZero()) {
            return;
        }
        DeliveryTask uploads = new DeliveryTask(config, Clock.systemUTC());
        task = uploads;
        factory.register(event -> {
            if (event instanceof PostMigrationEvent start) {
                KeycloakModelUtils.runJobInTransaction(
                        start.getFactory(),
                        session -> session.getProvider(TimerProvider.class)
                                .scheduleTask(uploads, config.interval().toMillis()));
            }
        });
    }

    @Override
    public void close() {
        // The server cancels its timers itself.
    }

    /** Those of one session. */
    private record Stores(
            KeycloakSession session,
            StoresConfig config,
            @Nullable DeliveryTask task) implements ReportStores {

        @Override
        public List<Target> of(RealmModel realm) {
            return config.targets().stream()
                    .filter(target -> target.isFor(realm.getName()))
                    .toList();
        }

        @Override
        public long mostBytes() {
            return config.mostBytes();
        }

        @Override
        public void uploadSoon() {
            if (task == null) {
                return;
            }
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    Objects.requireNonNull(task).runSoon(session);
                }

                @Override
                protected void rollbackImpl() {
                    // Then nothing is queued.
                }
            });
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
