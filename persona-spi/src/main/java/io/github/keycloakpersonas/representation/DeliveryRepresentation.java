package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.delivery.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report that is stored away, as JSON. */
public final class DeliveryRepresentation {

    private DeliveryRepresentation() {}

    /** The members of the JSON object. */
    public static Map<String, Object> of(Delivery delivery) {
        Delivery.Progress progress = delivery.progress();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", delivery.id());
        json.put("report", delivery.report());
        json.put("target", delivery.target());
        json.put("format", delivery.format());
        json.put("state", progress.state().word());
        json.put("key", delivery.file().key());
        json.put("bytes", delivery.file().bytes());
        json.put("sha256", delivery.file().sha256());
        json.put("tries", progress.tries());
        Given.put(json, "next_try_at", progress.nextTryAt());
        Given.put(json, "last_error", progress.lastError());
        json.put("created_at", delivery.createdAt().toString());
        json.put("created_by", delivery.createdBy());
        Given.put(json, "delivered_at", progress.deliveredAt());
        return json;
    }
}
