package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.delivery.Deliveries;
import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.DeliveryState;
import io.github.keycloakpersonas.rest.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which deliveries are asked for.
 *
 * @param state only those in this state; empty for all
 * @param after where the page before ends; empty for the first page
 * @param max how many at most
 */
record DeliveryQuery(Optional<DeliveryState> state, Optional<Deliveries.Position> after, int max) {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})_([0-9a-f-]{36})");
    private static final int MOST = 100;
    private static final int USUAL = 20;

    static DeliveryQuery of(Parameters sent) {
        Optional<Deliveries.Position> after = sent.text("cursor").flatMap(text -> {
            Matcher parts = CURSOR.matcher(text);
            if (!parts.matches()) {
                sent.fault("cursor", "must be next of the page before");
                return Optional.empty();
            }
            Instant createdAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
            return Optional.of(new Deliveries.Position(createdAt, parts.group(2)));
        });
        return new DeliveryQuery(
                sent.oneOf("state", List.of(DeliveryState.values()), DeliveryState::word),
                after,
                sent.integer("max", USUAL, 1, MOST));
    }

    /** Where the page after this delivery begins. */
    static String cursor(Delivery last) {
        return last.createdAt().toEpochMilli() + "_" + last.id();
    }
}
