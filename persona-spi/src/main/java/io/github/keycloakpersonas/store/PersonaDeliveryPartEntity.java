package io.github.keycloakpersonas.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of PERSONA_DELIVERY_PART: a part of the content of a report that is not stored away yet. */
@Entity
@Table(name = "PERSONA_DELIVERY_PART")
class PersonaDeliveryPartEntity {

    @EmbeddedId
    Key key;

    @Column(name = "PART_CONTENT", nullable = false)
    byte[] content;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaDeliveryPartEntity() {}

    PersonaDeliveryPartEntity(String deliveryId, int number, byte[] content) {
        this.key = new Key(deliveryId, number);
        this.content = content;
    }

    /** Which part of which delivery. */
    @Embeddable
    record Key(
            @Column(name = "DELIVERY_ID", length = 36) String deliveryId,
            @Column(name = "PART_NO") int number) implements Serializable {}
}
