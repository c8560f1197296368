package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.DeliveryState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_DELIVERY: a report that is stored away, or is to be. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_DELIVERY")
class PersonaDeliveryEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    String realmId;

    @Column(name = "REPORT", length = 32, nullable = false)
    String report;

    @Column(name = "TARGET", length = 64, nullable = false)
    String target;

    @Column(name = "REPORT_FORMAT", length = 16, nullable = false)
    String format;

    @Column(name = "STORED_KEY", length = 500, nullable = false)
    String key;

    @Column(name = "MEDIA_TYPE", length = 100, nullable = false)
    String mediaType;

    @Column(name = "FILE_BYTES", nullable = false)
    long bytes;

    @Column(name = "SHA256", length = 64, nullable = false)
    String sha256;

    @Column(name = "STATE", length = 16, nullable = false)
    String state;

    @Column(name = "TRIES", nullable = false)
    int tries;

    /** When the next upload begins, or when the present one counts as interrupted; null where there is none to come. */
    @Column(name = "NEXT_TRY_AT")
    @Nullable Long nextTryAt;

    @Column(name = "LAST_ERROR", length = 64)
    @Nullable String lastError;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "CREATED_BY", nullable = false)
    String createdBy;

    @Column(name = "DELIVERED_AT")
    @Nullable Long deliveredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaDeliveryEntity() {}

    PersonaDeliveryEntity(Delivery delivery) {
        this.id = delivery.id();
        this.realmId = delivery.realmId();
        this.report = delivery.report();
        this.target = delivery.target();
        this.format = delivery.format();
        this.key = delivery.file().key();
        this.mediaType = delivery.file().mediaType();
        this.bytes = delivery.file().bytes();
        this.sha256 = delivery.file().sha256();
        Delivery.Progress progress = delivery.progress();
        this.state = progress.state().word();
        this.tries = progress.tries();
        this.nextTryAt = millis(progress.nextTryAt());
        this.lastError = progress.lastError();
        this.deliveredAt = millis(progress.deliveredAt());
        this.createdAt = delivery.createdAt().toEpochMilli();
        this.createdBy = delivery.createdBy();
    }

    Delivery toDelivery() {
        return new Delivery(
                id,
                realmId,
                report,
                target,
                format,
                new Delivery.StoredFile(key, mediaType, bytes, sha256),
                new Delivery.Progress(
                        DeliveryState.of(state)
                                .orElseThrow(() -> new IllegalStateException("Delivery " + id + " has no known state")),
                        tries,
                        instant(nextTryAt),
                        lastError,
                        instant(deliveredAt)),
                Instant.ofEpochMilli(createdAt),
                createdBy);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
