package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Deliveries;
import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import io.github.keycloakpersonas.telemetry.Counted.Delivered;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Uploads deliveries one after the other. No transaction is open while something is uploaded. */
final class DeliveryRun {

    private static final Logger LOGGER = Logger.getLogger(DeliveryRun.class);

    private final KeycloakSessionFactory factory;
    private final StoresConfig config;
    private final Clock clock;

    DeliveryRun(KeycloakSessionFactory factory, StoresConfig config, Clock clock) {
        this.factory = factory;
        this.config = config;
        this.clock = clock;
    }

    /** Uploads the delivery whose turn it is. Returns false if there is none. */
    boolean uploadsOne() {
        Instant now = now();
        Optional<Delivery> claimed = call(deliveries -> deliveries.claim(now, now.plus(config.lease())));
        claimed.ifPresent(this::upload);
        return claimed.isPresent();
    }

    private void upload(Delivery delivery) {
        try (Upload upload = KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> prepared(session, delivery));
                Heartbeat heartbeat = new Heartbeat(config.lease(), () -> goesOn(delivery), upload::close)) {
            heartbeat.start();
            upload.put(
                    delivery,
                    new QueuedContent(number -> call(
                            deliveries -> deliveries.part(delivery.id(), number).orElse(QueuedContent.END))));
        } catch (UploadFailure e) {
            failed(delivery, e);
            return;
        } catch (IOException e) {
            failed(delivery, UploadFailure.of(e));
            return;
        } catch (RuntimeException e) {
            LOGGER.warnf(e, "Upload of report %s has failed", delivery.id());
            failed(delivery, UploadFailure.of("failed"));
            return;
        }
        run(deliveries -> deliveries.delivered(delivery, now()));
        count(delivery, Delivered.DELIVERED);
        LOGGER.infof("Report %s is stored away in %s", delivery.id(), delivery.target());
    }

    private Upload prepared(KeycloakSession session, Delivery delivery) {
        Optional<RealmModel> realm = Presence.realm(session, delivery.realmId());
        if (realm.isEmpty()) {
            return Upload.failing(UploadFailure.forGood("realm-gone"));
        }
        // Keycloak's vault looks for secrets of this realm.
        session.getContext().setRealm(realm.get());
        String name = realm.get().getName();
        Optional<Target> target = config.targets().stream()
                .filter(each -> each.name().equals(delivery.target()) && each.isFor(name))
                .findFirst();
        return target.map(found -> Uploads.to(found, session, clock))
                .orElseGet(() -> Upload.failing(UploadFailure.of("no-target")));
    }

    private boolean goesOn(Delivery delivery) {
        return call(deliveries -> deliveries.prolong(delivery, now().plus(config.lease())));
    }

    private void failed(Delivery delivery, UploadFailure failure) {
        Optional<Instant> next = failure.isForGood()
                ? Optional.empty()
                : config.patience().next(delivery.progress().tries(), now());
        run(deliveries -> deliveries.failed(delivery, failure.word(), next.orElse(null)));
        count(delivery, next.isPresent() ? Delivered.RETRIED : Delivered.FAILED);
        LOGGER.warnf(
                "Report %s could not be stored away in %s: %s; %s",
                delivery.id(),
                delivery.target(),
                failure.word(),
                next.map(at -> "the next try is at " + at).orElse("it is given up"));
    }

    private void count(Delivery delivery, Delivered result) {
        String name = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(delivery.realmId());
            return realm == null ? "" : realm.getName();
        });
        if (!name.isEmpty()) {
            PersonaMeters.delivered(name, result);
        }
    }

    private void run(Consumer<Deliveries> work) {
        call(deliveries -> {
            work.accept(deliveries);
            return true;
        });
    }

    private <T> T call(Function<Deliveries, T> work) {
        return Attempts.of(
                factory,
                () -> KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session -> work.apply(
                                session.getProvider(PersonaProvider.class).deliveries())));
    }

    /** The present time in milliseconds, which is the precision in the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
